using CleanTemplate.Application.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace CleanTemplate.WebApi.Common.Http;

/// <summary>What a request says of the version its sender has seen: not needed again (<c>If-None-Match</c>), or the one to change (<c>If-Match</c>).</summary>
internal static class Preconditions
{
    private const string Needed = "Say which version you have seen, the ETag of the last answer, or * for any.";

    /// <summary>
    /// Whoever replaces, changes or deletes something that has versions names one, so that nobody overwrites what they have not seen;
    /// whoever reads may have it already.
    /// </summary>
    public static IEnumerable<object> Of(Type request, EndpointBuilder endpoint)
    {
        var methods = endpoint.Metadata.OfType<IHttpMethodMetadata>().SelectMany(methods => methods.HttpMethods).ToList();
        if (methods.Exists(HttpMethods.IsGet)) return [new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified)];
        return request.IsAssignableTo(typeof(IVersioned)) && methods.Exists(method => HttpMethods.IsPut(method) || HttpMethods.IsPatch(method) || HttpMethods.IsDelete(method))
            ? [new VersionDemanded(), Problems.Documented(StatusCodes.Status428PreconditionRequired)]
            : [];
    }

    /// <summary>A convention that comes last, so that it stands before anything is bound.</summary>
    public static void Apply(EndpointBuilder endpoint)
    {
        if (!endpoint.Metadata.OfType<VersionDemanded>().Any()) return;

        var next = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = http => http.Request.Headers.IfMatch.Count == 0 ? Refusal().ExecuteAsync(http) : next(http);
    }

    /// <summary>Whether the sender has this version already.</summary>
    public static bool HasSeen(this HttpRequest request, string tag) => request.Headers.IfNoneMatch.Count > 0
        && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var seen)
        && EntityTagHeaderValue.TryParse(tag, out var current)
        && seen.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(current, useStrongComparison: false));

    private static ProblemHttpResult Refusal() => TypedResults.Problem(Problems.Details(
        StatusCodes.Status428PreconditionRequired, "http.precondition_required", "This needs the header If-Match.", new Dictionary<string, string[]>(StringComparer.Ordinal) { ["ifMatch"] = [Needed] }));
}

/// <summary>On an endpoint that is refused without <c>If-Match</c>.</summary>
internal sealed record VersionDemanded;
