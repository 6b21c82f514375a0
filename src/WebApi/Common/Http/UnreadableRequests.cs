using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using CleanTemplate.Domain.Common;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;

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

/// <summary>
/// What a query may say to an endpoint is what the endpoint binds from it, each once unless it is a list. Anything else
/// is refused before anything is bound: who misspells a filter would otherwise get everything.
/// </summary>
internal sealed class KnownParameters
{
    private const int MostBlamed = 10;

    private readonly FrozenDictionary<string, (string Name, bool IsList)> _parameters;
    private readonly string _known;

    private KnownParameters(IReadOnlyCollection<(string Name, bool IsList)> parameters)
    {
        _parameters = parameters.ToFrozenDictionary(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase);
        _known = parameters.Count == 0 ? "This takes none." : $"This takes: {string.Join(", ", parameters.Select(parameter => parameter.Name))}.";
    }

    /// <summary>A convention that comes last: only then has the framework told what an endpoint binds.</summary>
    public static void Apply(EndpointBuilder endpoint)
    {
        var route = ((RouteEndpointBuilder)endpoint).RoutePattern;
        KnownParameters known = new([.. endpoint.Metadata.OfType<IParameterBindingMetadata>()
            .Where(parameter => IsFromQuery(parameter) && (FromQuery(parameter) is not null || route.GetParameter(parameter.Name) is null))
            .Select(parameter => (Json.Name(FromQuery(parameter)?.Name ?? parameter.Name), IsList(parameter)))]);

        var next = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = http => known.Refuse(http.Request.Query) is { } refusal ? Problems.For(refusal).ExecuteAsync(http) : next(http);
    }

    private Error? Refuse(IQueryCollection query)
    {
        if (query.Count == 0) return null;

        Dictionary<string, string[]> wrong = new(StringComparer.Ordinal);
        foreach (var (name, values) in query)
        {
            if (!_parameters.TryGetValue(name, out var known)) wrong[name] = [$"There is no such parameter. {_known}"];
            else if (values.Count > 1 && !known.IsList) wrong[known.Name] = ["This parameter occurs more than once."];
            if (wrong.Count == MostBlamed) break;
        }

        return wrong.Count == 0 ? null : CommonErrors.Invalid(wrong);
    }

    private static bool IsFromQuery(IParameterBindingMetadata parameter) =>
        FromQuery(parameter) is not null || (!IsFromElsewhere(parameter) && (parameter.HasTryParse || TypeOf(parameter) == typeof(string) || IsList(parameter)));

    private static bool IsFromElsewhere(IParameterBindingMetadata parameter) => parameter.HasBindAsync || parameter.ParameterInfo.GetCustomAttributes(inherit: true)
        .Any(attribute => attribute is IFromRouteMetadata or IFromHeaderMetadata or IFromBodyMetadata or IFromFormMetadata or IFromServiceMetadata);

    // A list from a query is an array; any other collection is a body.
    private static bool IsList(IParameterBindingMetadata parameter) => TypeOf(parameter).IsArray || TypeOf(parameter) == typeof(StringValues);

    private static IFromQueryMetadata? FromQuery(IParameterBindingMetadata parameter) =>
        parameter.ParameterInfo.GetCustomAttributes(inherit: true).OfType<IFromQueryMetadata>().SingleOrDefault();

    private static Type TypeOf(IParameterBindingMetadata parameter) => parameter.ParameterInfo.ParameterType;
}

/// <summary>
/// Enums in queries and routes go by the names they have in JSON. The framework itself takes only what C# calls them, and any number.
/// </summary>
internal static class ChoiceNames
{
    public static void UseChoiceNames(this WebApplication app) => app.Use((http, next) =>
    {
        foreach (var parameter in http.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? [])
        {
            if (ChoiceOf(parameter.ParameterInfo.ParameterType) is { } choice) Rename(http.Request, parameter, choice);
        }

        return next(http);
    });

    private static void Rename(HttpRequest request, IParameterBindingMetadata parameter, Type choice)
    {
        if (request.RouteValues.TryGetValue(parameter.Name, out var inRoute) && inRoute is string given) request.RouteValues[parameter.Name] = NameOf(given, parameter, choice);

        var key = parameter.ParameterInfo.GetCustomAttributes(inherit: false).OfType<IFromQueryMetadata>().FirstOrDefault()?.Name ?? parameter.Name;
        if (!request.Query.TryGetValue(key, out var inQuery)) return;

        Dictionary<string, StringValues> query = new(request.Query, StringComparer.OrdinalIgnoreCase) { [key] = inQuery.Select(value => NameOf(value, parameter, choice)).ToArray() };
        request.Query = new QueryCollection(query);
    }

    private static string? NameOf(string? given, IParameterBindingMetadata parameter, Type choice) =>
        string.IsNullOrEmpty(given) ? given : Enum.GetNames(choice).FirstOrDefault(name => name.Equals(given, StringComparison.OrdinalIgnoreCase))
            // In the framework's words, which are translated for clients in one place.
            ?? throw new BadHttpRequestException($"Failed to bind parameter \"{choice.Name} {parameter.Name}\" from \"{given}\".");

    private static Type? ChoiceOf(Type type)
    {
        var one = type.GetElementType() ?? type;
        one = Nullable.GetUnderlyingType(one) ?? one;
        return one.IsEnum ? one : null;
    }
}

/// <summary>JSON Merge Patch (RFC 7396): the body has what changes, and nothing else.</summary>
internal static class MergePatch
{
    private const string MediaType = "application/merge-patch+json";

    public static RouteHandlerBuilder TakesMergePatch<TBody>(this RouteHandlerBuilder endpoint)
        where TBody : notnull => endpoint.Accepts<TBody>(MediaType, "application/json");
}
