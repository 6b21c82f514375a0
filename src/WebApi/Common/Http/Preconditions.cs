using CleanTemplate.Application.Common;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace CleanTemplate.WebApi.Common.Http;

/// <summary>What a request says of the version its sender has seen: not needed again (<c>If-None-Match</c>), or the one to change (<c>If-Match</c>).</summary>
internal static class Preconditions
{
    private const string Needed = "Say which version you have seen, the ETag of the last answer, or * for any.";

    /// <summary>Whoever replaces, changes or deletes something that has versions names one, so that nobody overwrites what they have not seen.</summary>
    public static bool Demands(Type request, EndpointBuilder endpoint) => request.IsAssignableTo(typeof(IVersioned))
        && endpoint.Metadata.OfType<IHttpMethodMetadata>().Any(methods => methods.HttpMethods.Any(method => HttpMethods.IsPut(method) || HttpMethods.IsPatch(method) || HttpMethods.IsDelete(method)));

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

    private static IResult Refusal() => TypedResults.Problem(Problems.Details(
        StatusCodes.Status428PreconditionRequired, "http.precondition_required", "This needs the header If-Match.", new Dictionary<string, string[]>(StringComparer.Ordinal) { [HeaderNames.IfMatch] = [Needed] }));
}

/// <summary>On an endpoint that is refused without <c>If-Match</c>.</summary>
internal sealed record VersionDemanded;
