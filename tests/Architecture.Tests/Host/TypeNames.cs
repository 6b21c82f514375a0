namespace CleanTemplate.Architecture.Tests.Host;

internal static class TypeNames
{
    /// <summary>As the source says it: <c>IQueryHandler&lt;GetAbout, AboutDto&gt;</c>.</summary>
    public static string Caption(this Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Caption))}>"
        : type.Name;
}
