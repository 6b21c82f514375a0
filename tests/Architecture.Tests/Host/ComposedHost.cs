using CleanTemplate.Application;
using CleanTemplate.Architecture.Planted.Host;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CleanTemplate.Architecture.Tests.Host;

/// <summary>The host as Program composes it in Development, built once and never started.</summary>
internal static class ComposedHost
{
    private static readonly WebApplicationBuilder Builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        EnvironmentName = Environments.Development,
        Args = [$"--Database:Provider={DatabaseProvider.Known[0].Name}", $"--Database:ConnectionString={MappedEntities.Nowhere}"],
    }).AddWebApi();

    private static readonly WebApplication App = Builder.Build().UseWebApi();

    public static IReadOnlyCollection<ServiceDescriptor> Services { get; } = [.. Builder.Services];

    public static IReadOnlyCollection<RouteEndpoint> Endpoints { get; } = RouteEndpoints.Of(App);
}

/// <summary>The registrations that name a type of ours, as the service, its implementation or an argument of either.</summary>
internal static class OwnServices
{
    public static IReadOnlyCollection<ServiceDescriptor> OfTheHouse { get; } = Of(ComposedHost.Services, OurTypes.OfTheHouse);

    public static IReadOnlyCollection<ServiceDescriptor> Planted { get; } = Of(LibraryServices.Compose(), OurTypes.Planted);

    private static IReadOnlyCollection<ServiceDescriptor> Of(IEnumerable<ServiceDescriptor> services, IReadOnlyCollection<Type> types)
    {
        var ours = types.ToHashSet();
        return [.. services.Where(service => Names(service.ServiceType) || Names(Implementation(service)))];

        bool Names(Type? type) => type is not null
            && (ours.Contains(type.IsGenericType ? type.GetGenericTypeDefinition() : type) || type.GenericTypeArguments.Any(Names));
    }

    private static Type? Implementation(ServiceDescriptor service) => service.IsKeyedService ? service.KeyedImplementationType : service.ImplementationType;
}

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

internal static class TypeNames
{
    /// <summary>As the source says it: <c>IQueryHandler&lt;GetAbout, AboutDto&gt;</c>.</summary>
    public static string Caption(this Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Caption))}>"
        : type.Name;
}

/// <param name="Culprit">Who breaks the rule.</param>
/// <param name="Message">What is wrong, what to do about it, and why the rule exists.</param>
internal sealed record Violation(string Culprit, string Message)
{
    public override string ToString() => $"{Culprit}: {Message}";
}

/// <summary>The same rule is asked about the house, which obeys it, and about planted mistakes, which it blames.</summary>
internal static class Verdict
{
    extension<T>(IReadOnlyCollection<T> subjects)
    {
        public void Obey(Func<IReadOnlyCollection<T>, IEnumerable<Violation>> rule)
        {
            Assert.True(subjects.Count > 0, $"There is no {typeof(T).Name} to look at, so the rule would prove nothing.");
            var violations = rule(subjects).Distinct().ToList();
            Assert.True(violations.Count == 0, string.Join("\n", violations));
        }

        public void AreBlamed(Func<IReadOnlyCollection<T>, IEnumerable<Violation>> rule, params string[] culprits) =>
            Assert.Equal(culprits.Order(StringComparer.Ordinal), rule(subjects).Select(violation => violation.Culprit).Distinct().Order(StringComparer.Ordinal));
    }
}

public sealed class Verdicts
{
    [Fact]
    public void A_rule_without_a_subject_proves_nothing_and_fails() =>
        Assert.ThrowsAny<Exception>(() => Array.Empty<string>().Obey(_ => []));

    [Fact]
    public void A_violation_fails_with_the_culprit_and_the_reason()
    {
        var failure = Assert.ThrowsAny<Exception>(() => "a title".ToList().Obey(_ => [new("Book.Title", "it has no end.")]));

        Assert.Contains("Book.Title: it has no end.", failure.Message, StringComparison.Ordinal);
    }
}
