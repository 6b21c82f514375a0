using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace CleanTemplate.WebApi.Common.Hosting;

/// <summary>What HTTP expects of every resource: HEAD where there is GET, OPTIONS, and a word with 405 and 406.</summary>
internal static class Methods
{
    /// <summary>HEAD is GET on its way through the application; the server leaves the body out.</summary>
    public static void UseHead(this WebApplication app) => app.Use(async (http, next) =>
    {
        var isHead = HttpMethods.IsHead(http.Request.Method);
        if (isHead) http.Request.Method = HttpMethods.Get;
        try
        {
            await next(http);
        }
        finally
        {
            if (isHead) http.Request.Method = HttpMethods.Head;
        }
    });

    public static void UseOptions(this WebApplication app) => app.Use(async (http, next) =>
    {
        await next(http);
        var response = http.Response;
        if (response is not { StatusCode: StatusCodes.Status405MethodNotAllowed, HasStarted: false }) return;

        response.Headers.Allow = string.Join(", ", Allowed(response.Headers.Allow.ToString().Split(", ")));
        if (HttpMethods.IsOptions(http.Request.Method)) response.StatusCode = StatusCodes.Status204NoContent;
    });

    /// <summary>Whoever takes nothing an endpoint answers with is told so before anything is done. Refusals are problems, whatever is taken.</summary>
    public static void UseAccept(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.Request.Headers.Accept.Count == 0 || Answers(http) is not { Count: > 0 } answers || Takes(http.Request, answers)) return next(http);

        http.Response.StatusCode = StatusCodes.Status406NotAcceptable;
        return Task.CompletedTask;
    });

    /// <summary>The media types of an endpoint's successes.</summary>
    public static IReadOnlyList<string> Answers(HttpContext http) =>
    [
        .. http.GetEndpoint()?.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>()
            .Where(answer => answer.StatusCode < StatusCodes.Status300MultipleChoices).SelectMany(answer => answer.ContentTypes).Distinct(StringComparer.Ordinal) ?? [],
    ];

    private static IEnumerable<string> Allowed(IEnumerable<string> mapped) =>
        mapped.SelectMany(method => HttpMethods.IsGet(method) ? [method, HttpMethods.Head] : (string[])[method]).Append(HttpMethods.Options);

    private static bool Takes(HttpRequest request, IReadOnlyList<string> answers) =>
        !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges)
        || answers.Any(answer => Quality(new(answer), ranges) > 0);

    // The range that says most of a type speaks for it.
    private static double Quality(MediaTypeHeaderValue answer, IEnumerable<MediaTypeHeaderValue> ranges) => ranges
        .Where(range => answer.IsSubsetOf(range.WithoutParameters()))
        .OrderBy(range => (range.MatchesAllTypes, range.MatchesAllSubTypes))
        .FirstOrDefault()?.QualityOrOne() ?? 0;

    private static double QualityOrOne(this MediaTypeHeaderValue range) => range.Quality ?? 1;

    private static MediaTypeHeaderValue WithoutParameters(this MediaTypeHeaderValue range) => new(range.MediaType);
}
