using System.Reflection;
using CleanTemplate.Application;
using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;

namespace CleanTemplate.Infrastructure.Tests.SqlServer.Offline;

/// <summary>What the application asks of the database: every interface of the inner layers that the persistence implements.</summary>
internal static class Ports
{
    private static readonly Assembly[] InnerLayers = [typeof(AggregateRoot).Assembly, typeof(ApplicationServices).Assembly];

    // The unit of work has no statements of its own, only those of the work it is given: every call and every save runs inside it.
    private static readonly IReadOnlyList<MethodInfo> All =
    [
        .. typeof(AppDbContext).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false, IsGenericType: false } && IsPersistence(type.Namespace))
            .SelectMany(type => type.GetInterfaces())
            .Where(port => InnerLayers.Contains(port.Assembly) && port != typeof(IUnitOfWork))
            .Distinct()
            .SelectMany(port => port.GetMethods())
            .OrderBy(NameOf, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<Type> Aggregates { get; } =
        [.. typeof(AggregateRoot).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(AggregateRoot)) && !type.IsAbstract)];

    /// <summary>The methods to call with sample arguments: all but the ones that add an aggregate, which every save calls.</summary>
    public static IReadOnlyList<MethodInfo> Calls { get; } = [.. All.Where(method => AddedBy(method) is null)];

    /// <summary>The method of a repository that adds this aggregate.</summary>
    public static MethodInfo Adding(Type aggregate) => All.Single(method => AddedBy(method) == aggregate);

    public static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    /// <summary>The folder of samples and golden files of a port or an aggregate.</summary>
    public static string AreaOf(Type type) => type.Namespace!.Split('.')[^1];

    private static bool IsPersistence(string? area) => $"{area}.".StartsWith($"{typeof(AppDbContext).Namespace}.", StringComparison.Ordinal);

    private static Type? AddedBy(MethodInfo method) =>
        method.ReturnType == typeof(void) && method.GetParameters() is [{ ParameterType: var only }] && Aggregates.Contains(only) ? only : null;
}
