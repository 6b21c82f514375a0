using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;

namespace CleanTemplate.WebApi.Common.Http;

/// <summary>A request the framework cannot read: says in the client's words which field is wrong and what it takes.</summary>
internal sealed partial class UnreadableRequests(IProblemDetailsService problems) : IExceptionHandler
{
    private const string Code = "http.unreadable_request";
    private const string Body = "body";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is InvalidOperationException && exception.Message.Contains("content type charset", StringComparison.Ordinal))
            exception = new BadHttpRequestException("The charset of the content type is not known; send utf-8.", StatusCodes.Status415UnsupportedMediaType, exception);
        if (exception is not BadHttpRequestException unreadable) return false;

        var (field, message) = Explain(unreadable);
        Dictionary<string, string[]> fields = new(StringComparer.Ordinal) { [field] = [message] };
        httpContext.Response.StatusCode = unreadable.StatusCode;
        return await problems.TryWriteAsync(new()
        {
            HttpContext = httpContext,
            ProblemDetails = Problems.Details(unreadable.StatusCode, Code, "The request cannot be read.", fields),
        });
    }

    private static (string Field, string Message) Explain(BadHttpRequestException unreadable) => unreadable switch
    {
        { InnerException: JsonException json } => ExplainJson(json),
        _ when Parameter().Match(unreadable.Message) is { Success: true } match =>
            (Json.Name(match.Groups["name"].Value), $"'{match.Groups["value"].Value}' is not {Expectation.Of(match.Groups["type"].Value)}."),
        _ when MissingBody().IsMatch(unreadable.Message) => (Body, "A JSON object is required."),
        _ => (Body, unreadable.Message),
    };

    private static (string Field, string Message) ExplainJson(JsonException json)
    {
        var field = json.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : Body;
        if (Conversion().Match(json.Message) is { Success: true } match) return (field, $"This is not {Expectation.At(field, match.Groups["type"].Value)}.");
        return json.Message.StartsWith("Duplicate property", StringComparison.Ordinal)
            ? (field, "This name occurs more than once.")
            : (field, $"This is not valid JSON (line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}).");
    }

    // The framework says these only in its messages.
    [GeneratedRegex("""^Failed to bind parameter "(?<type>[^"]+) (?<name>\w+)" from "(?<value>.*)"\.$""", RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();

    [GeneratedRegex("not provided from body|no body was provided", RegexOptions.NonBacktracking)]
    private static partial Regex MissingBody();

    [GeneratedRegex(@"could not be converted to (?<type>\S+)\. Path:", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Conversion();
}
