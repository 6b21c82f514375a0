namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>A type that is defined in the read assemblies or named by them.</summary>
internal sealed class NamedType(string assembly, string @namespace, string runtimeName, int number, int target)
{
    public string Assembly => assembly;

    public string Namespace => @namespace;

    /// <summary>With arities and +, as the runtime writes it: <c>Library.Book+Page`1</c>.</summary>
    public string RuntimeName => runtimeName;

    /// <summary>The same without the namespace.</summary>
    public string NameWithOuter => runtimeName[(@namespace.Length == 0 ? 0 : @namespace.Length + 1)..];

    /// <summary>As in source: <c>Library.Book.Page</c>.</summary>
    public string FullName => field ??= Generated.SourceName(runtimeName);

    /// <summary>As in source, alone: <c>Page</c>.</summary>
    public string Name => field ??= FullName[(FullName.LastIndexOf('.') + 1)..];

    /// <summary>Its place among the types.</summary>
    public int Number => number;

    /// <summary>Its place among all that can be depended on.</summary>
    public int Target => target;

    /// <summary>The source type whose compiler-made part this is, or the type itself. Null for one outside the read assemblies.</summary>
    public NamedType? Source { get; set; }

    /// <summary>The rows of a source type and of what compilers have made of its code. Null for one outside the read assemblies.</summary>
    public List<int>? Parts { get; set; }

    /// <summary>Made by the compiler for no type in particular, such as an anonymous type: nobody can depend on it by name.</summary>
    public bool IsHidden { get; set; }

    /// <summary>Made by the compiler of an async method or an iterator.</summary>
    public bool IsStateMachine { get; set; }
}
