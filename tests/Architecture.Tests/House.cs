using System.Reflection;

namespace CleanTemplate.Architecture.Tests;

/// <summary>A solution to ask about: its types, and the namespaces of its layers.</summary>
public sealed record House(string Root, Types Types)
{
    /// <summary>The solution itself.</summary>
    public static House Own { get; } = new("CleanTemplate", Types.InAssemblies(
        [Load("Domain"), Load("Application"), Load("Infrastructure"), Load("WebApi")]));

    public string Domain => $"{Root}.Domain";

    public string Application => $"{Root}.Application";

    public string Infrastructure => $"{Root}.Infrastructure";

    public string WebApi => $"{Root}.WebApi";

    private static Assembly Load(string layer) => Assembly.Load($"CleanTemplate.{layer}");
}
