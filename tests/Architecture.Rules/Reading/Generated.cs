namespace CleanTemplate.Architecture.Rules.Reading;

/// <summary>What compilers make out of source: which types have no source of their own, and which member their code came from.</summary>
internal static class Generated
{
    /// <summary>Closures, state machines, anonymous types: their names cannot be written in source. File-local types can.</summary>
    public static bool IsType(string name) => name.AsSpan().ContainsAny('<', '$', '@') && !IsFileLocal(name);

    /// <summary>The name as written in source: without the arity, and without the file of a file-local type.</summary>
    public static string PlainName(string name)
    {
        if (IsFileLocal(name)) name = name[(name.IndexOf("__", name.IndexOf(">F", StringComparison.Ordinal), StringComparison.Ordinal) + 2)..];
        var arity = name.IndexOf('`', StringComparison.Ordinal);
        return arity < 0 ? name : name[..arity];
    }

    /// <summary>
    /// The member whose source became <paramref name="name"/>: <c>Handle</c> for <c>&lt;&lt;Handle&gt;b__0&gt;d</c>.
    /// Null when the name says nothing, as that of a closure.
    /// </summary>
    public static string? Origin(string name)
    {
        if (!name.StartsWith('<')) return null;
        var depth = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '<') depth++;
            if (name[i] != '>' || --depth > 0) continue;
            var origin = name[1..i];
            return origin.Length == 0 ? null : Origin(origin) ?? MemberName(origin);
        }
        return null;
    }

    /// <summary>The property or event behind an accessor, the method itself otherwise.</summary>
    public static string MemberName(string method)
    {
        // An explicit implementation is named after its interface: IShop.get_Open.
        var name = method.AsSpan(method.LastIndexOf('.') is > 0 and var dot ? dot + 1 : 0);
        foreach (var prefix in (ReadOnlySpan<string>)["get_", "set_", "add_", "remove_"])
            if (name.StartsWith(prefix, StringComparison.Ordinal)) return name[prefix.Length..].ToString();
        return name.ToString();
    }

    // <File>F0123…__Name: the compiler's name for "file class Name".
    private static bool IsFileLocal(string name) =>
        name.StartsWith('<') && name.IndexOf(">F", StringComparison.Ordinal) is > 0 and var end && name.IndexOf("__", end, StringComparison.Ordinal) > 0;
}
