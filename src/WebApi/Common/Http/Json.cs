using System.Text.Json;
using System.Text.Json.Serialization;

namespace CleanTemplate.WebApi.Common.Http;

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
