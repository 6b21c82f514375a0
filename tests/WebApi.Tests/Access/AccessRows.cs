using System.Net.Http.Headers;
using System.Net.Http.Json;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Access;

/// <summary>What a business area answers to whom: each area has one such class, found by scanning, and every endpoint one row.</summary>
internal abstract class AccessRows
{
    public static IReadOnlyList<AccessRows> OfAllAreas { get; } =
    [
        .. typeof(AccessRows).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(AccessRows))).Select(type => (AccessRows)Activator.CreateInstance(type)!),
    ];

    public abstract IEnumerable<AccessRow> Rows { get; }

    /// <summary>Settings without which the host would not take so many calls.</summary>
    public virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal);

    protected static Outcome Passes => new(null);

    protected static AccessRow Row<TRequest>(
        Outcome anonymous, Outcome customer, Outcome other, Outcome manager, Outcome admin, Func<Scene, Task<HttpRequestMessage>> request) =>
        Row(typeof(TRequest).Name, anonymous, customer, other, manager, admin, request);

    /// <summary>For an endpoint that handles no request of ours, by its route.</summary>
    protected static AccessRow Row(
        string endpoint, Outcome anonymous, Outcome customer, Outcome other, Outcome manager, Outcome admin, Func<Scene, Task<HttpRequestMessage>> request) =>
        new(endpoint, [(Role.Anonymous, anonymous), (Role.Customer, customer), (Role.Other, other), (Role.Manager, manager), (Role.Admin, admin)], request);

    protected static HttpRequestMessage Get(string path) => new(HttpMethod.Get, path);

    protected static HttpRequestMessage Post(string path, object? body = null) => With(HttpMethod.Post, path, body);

    protected static HttpRequestMessage Put(string path, object? body = null) => With(HttpMethod.Put, path, body);

    protected static HttpRequestMessage Patch(string path, object? body = null) => With(HttpMethod.Patch, path, body);

    protected static HttpRequestMessage Delete(string path) => With(HttpMethod.Delete, path, null);

    protected static Func<Scene, Task<HttpRequestMessage>> Always(Func<HttpRequestMessage> request) => _ => Task.FromResult(request());

    // Whichever version there is: these rows are about who may.
    private static HttpRequestMessage With(HttpMethod method, string path, object? body) =>
        new(method, path) { Content = body is null ? null : JsonContent.Create(body), Headers = { IfMatch = { EntityTagHeaderValue.Any } } };
}
