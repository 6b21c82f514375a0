using System.Text.Json;
using System.Text.Json.Serialization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Common;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanTemplate.WebApi.Common.Http;

/// <summary>From a use case's result to an HTTP answer. Locations are paths below the version that was called.</summary>
internal static class Answers
{
    public static Results<Ok<Envelope<T>>, ProblemHttpResult> ToOk<T>(this Result<T> result) =>
        result.Error is { } error ? Problems.For(error) : TypedResults.Ok(new Envelope<T>(result.Value));

    public static Results<OkWithETag<T>, ProblemHttpResult> ToOkWithETag<T>(this Result<T> result, Func<T, long> version) =>
        result.Error is { } error ? Problems.For(error) : new OkWithETag<T>(result.Value, version(result.Value));

    public static Results<Ok<PageEnvelope<T>>, ProblemHttpResult> ToPage<T>(this Result<Page<T>> result, HttpRequest request) =>
        result.Error is { } error ? Problems.For(error) : TypedResults.Ok(PageEnvelope<T>.Of(result.Value, request).Linked(request));

    public static Results<Ok<CursorEnvelope<T>>, ProblemHttpResult> ToCursorPage<T>(this Result<CursorPage<T>> result, HttpRequest request) =>
        result.Error is { } error ? Problems.For(error) : TypedResults.Ok(CursorEnvelope<T>.Of(result.Value, request).Linked(request));

    public static Results<Created<Envelope<T>>, ProblemHttpResult> ToCreated<T>(this Result<T> result, HttpRequest request, Func<T, string> location) =>
        result.Error is { } error ? Problems.For(error) : TypedResults.Created(Versioned(request, location(result.Value)), new Envelope<T>(result.Value));

    /// <summary>What was asked for will be done, or not: this answer does not say.</summary>
    public static Results<Accepted, ProblemHttpResult> ToAccepted(this Result<Unit> result) =>
        result.Error is { } error ? Problems.For(error) : TypedResults.Accepted((string?)null);

    /// <summary>Nor does this one, but where to look.</summary>
    public static Results<Accepted, ProblemHttpResult> ToAccepted(this Result<Unit> result, HttpRequest request, string location) =>
        result.Error is { } error ? Problems.For(error) : TypedResults.Accepted(Versioned(request, location));

    /// <summary>It will be done; what becomes of it is seen at the location.</summary>
    public static Results<Accepted<Envelope<T>>, ProblemHttpResult> ToAccepted<T>(this Result<T> result, HttpRequest request, Func<T, string> location) =>
        result.Error is { } error ? Problems.For(error) : TypedResults.Accepted(Versioned(request, location(result.Value)), new Envelope<T>(result.Value));

    public static Results<NoContent, ProblemHttpResult> ToNoContent(this Result<Unit> result) =>
        result.Error is { } error ? Problems.For(error) : TypedResults.NoContent();

    private static string Versioned(HttpRequest request, string path) =>
        request.PathBase + request.HttpContext.GetEndpoint()!.Metadata.GetRequiredMetadata<ApiOperation>().Version.Path + path;

    private static PageEnvelope<T> Linked<T>(this PageEnvelope<T> page, HttpRequest request)
    {
        LinkHeader.Write(request, ("self", page.Links.Self), ("first", page.Links.First), ("prev", page.Links.Prev), ("next", page.Links.Next), ("last", page.Links.Last));
        return page;
    }

    private static CursorEnvelope<T> Linked<T>(this CursorEnvelope<T> page, HttpRequest request)
    {
        LinkHeader.Write(request, ("self", page.Links.Self), ("first", page.Links.First), ("prev", page.Links.Prev), ("next", page.Links.Next));
        return page;
    }
}

/// <summary>What every success is wrapped in.</summary>
public sealed record Envelope<T>(T Data);

/// <summary>One page of a list, with its place in the whole and the way to its neighbours.</summary>
public sealed record PageEnvelope<T>(IReadOnlyList<T> Data, PageMeta Meta, PageLinks Links)
{
    internal static PageEnvelope<T> Of(Page<T> page, HttpRequest request) => new(
        page.Items,
        new(page.Number, page.Size, page.TotalCount, page.TotalPages, page.HasNext, page.HasPrevious),
        PageLinks.For(request, page.Number, page.TotalPages, page.HasNext, page.HasPrevious));
}

public sealed record PageMeta(int Page, int PageSize, int TotalCount, int TotalPages, bool HasNext, bool HasPrevious);

/// <summary>A stretch of a list, with the way to its neighbours. How many there are in all is not known.</summary>
public sealed record CursorEnvelope<T>(IReadOnlyList<T> Data, CursorMeta Meta, CursorLinks Links)
{
    internal static CursorEnvelope<T> Of(CursorPage<T> page, HttpRequest request) => new(
        page.Items,
        new(page.Limit, page.Next is not null, page.Previous is not null),
        CursorLinks.For(request, page.Previous, page.Next));
}

public sealed record CursorMeta(int Limit, bool HasNext, bool HasPrevious);

internal static class Json
{
    private const int MaxDepth = 32;

    /// <summary>How clients see a member's name.</summary>
    public static string Name(string member) => JsonNamingPolicy.CamelCase.ConvertName(member);

    /// <summary>Camel case, enums by name, numbers as numbers, and no member twice.</summary>
    public static void AddJson(this IServiceCollection services) => services.ConfigureHttpJsonOptions(options =>
    {
        options.SerializerOptions.MaxDepth = MaxDepth;
        options.SerializerOptions.AllowDuplicateProperties = false;
        options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    });
}
