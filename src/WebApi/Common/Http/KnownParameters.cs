using System.Collections.Frozen;
using CleanTemplate.Domain.Common;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;

namespace CleanTemplate.WebApi.Common.Http;

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
