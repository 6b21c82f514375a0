namespace CleanTemplate.WebApi.Common.Http;

/// <summary>What a value of a CLR type looks like to a client, who must never hear the type's name.</summary>
internal static class Expectation
{
    /// <summary>What belongs at a JSON path. The serializer names the type that holds the field, not the field's own.</summary>
    public static string At(string path, string typeName)
    {
        var field = path.Split('.')[^1].Split('[')[0];
        var type = Known(type => type.FullName == typeName)?.GetProperties().FirstOrDefault(property => Json.Name(property.Name) == field)?.PropertyType;
        return Of(type is null ? typeName : (Nullable.GetUnderlyingType(type) ?? type).Name);
    }

    public static string Of(string typeName) => Simple(typeName) switch
    {
        "int" or "Int32" => $"a whole number from {int.MinValue} to {int.MaxValue}",
        "decimal" or "Decimal" => "a number",
        "bool" or "Boolean" => "true or false",
        "string" or "String" => "a text",
        "IReadOnlyList`1" => "a list",
        nameof(ETag) => "a version in quotes, such as \"3\", or *",
        var id when id.EndsWith("Id", StringComparison.Ordinal) => "an id (a UUID)",
        var name => Known(type => type.IsEnum && type.Name == name) is { } choice
            ? $"one of: {string.Join(", ", Enum.GetNames(choice).Select(Json.Name))}"
            : "an object of the documented shape",
    };

    private static string Simple(string typeName) => typeName.Split('.', '<', '[')[^1].TrimEnd('>', ']', '?');

    private static Type? Known(Func<Type, bool> isWanted) => AppDomain.CurrentDomain.GetAssemblies()
        .Where(assembly => assembly.GetName().Name?.StartsWith(Product, StringComparison.Ordinal) == true)
        .SelectMany(assembly => assembly.GetTypes())
        .FirstOrDefault(isWanted);

    private static string Product { get; } = typeof(Expectation).Assembly.GetName().Name![..^".WebApi".Length];
}
