using CleanTemplate.Application;
using CleanTemplate.Architecture.Planted.Host;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi;

namespace CleanTemplate.Architecture.Tests.Host;

internal static class OurTypes
{
    public static IReadOnlyCollection<Type> OfTheHouse { get; } =
    [
        .. typeof(Error).Assembly.GetTypes(),
        .. typeof(ApplicationServices).Assembly.GetTypes(),
        .. typeof(AppDbContext).Assembly.GetTypes(),
        .. typeof(WebApiHost).Assembly.GetTypes(),
    ];

    public static IReadOnlyCollection<Type> Planted { get; } =
        [.. typeof(LibraryContext).Assembly.GetTypes().Where(type => type.Namespace == typeof(LibraryContext).Namespace)];
}
