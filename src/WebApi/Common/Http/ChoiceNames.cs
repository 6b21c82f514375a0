using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;

namespace CleanTemplate.WebApi.Common.Http;

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
