using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules;

/// <summary>A place that breaks a rule.</summary>
/// <param name="Type">The type; null when the rule is not about types.</param>
/// <param name="Member">The member; null for the type's declaration.</param>
/// <param name="File">The source file, below the folder of the solution, as far as known.</param>
/// <param name="Line">The line, as far as known.</param>
/// <param name="Says">What is wrong, following the name of the type and member.</param>
/// <param name="Target">What is depended on, when the rule is about a dependency.</param>
public sealed record Violation(CodeType? Type, string? Member, string? File, int? Line, string Says, string? Target = null)
{
    /// <summary>How the use comes about, when the rule is about a dependency.</summary>
    public UseKind? Kind { get; init; }

    /// <summary>Who, and what is wrong; the same wherever the code moves to, and what a baseline lists.</summary>
    public string Text => Type is null ? Says : $"{Subject} {Says}";

    /// <summary>The type and member.</summary>
    public string Subject => Member is null ? Type?.FullName ?? "" : $"{Type?.FullName}.{Member}";

    /// <summary><c>src/Books/Book.cs:42  Library.Book.Lend calls System.DateTime.UtcNow [System.Runtime]</c>.</summary>
    public override string ToString() => (File, Line) switch
    {
        (null, _) => Text,
        (_, null) => $"{File}  {Text}",
        _ => $"{File}:{Line}  {Text}",
    };

    internal static Violation Of(CodeType type, string says)
    {
        var place = type.IsAssembly ? null : type.Image.Sources.TypePlace(type.Handle);
        return new(type, null, place?.RelativePath, place?.Line, says);
    }

    internal static Violation Of(CodeType type, CodeMember member, string says)
    {
        var place = type.Image.Sources.Lines(type.Handle, member.Handle)?.At(-1);
        return new(type, member.Name, place?.RelativePath, place?.Line, says);
    }

    internal static Violation Of(CodeType type, CodeUse use) =>
        new(type, use.Member, use.File, use.Line, $"{Verb(use.Kind)} {use.Target} [{use.Assembly}]", use.Target) { Kind = use.Kind };

    private static string Verb(UseKind kind) => kind switch
    {
        UseKind.BaseType => "derives from",
        UseKind.Interface => "implements",
        UseKind.Constraint => "is constrained to",
        UseKind.Field => "holds",
        UseKind.Property => "is a property of",
        UseKind.Event => "is an event of",
        UseKind.Parameter => "takes",
        UseKind.Return => "returns",
        UseKind.Attribute => "is marked with",
        UseKind.AttributeArgument => "names in an attribute",
        UseKind.Override => "overrides",
        UseKind.Marshalling => "is marshalled as",
        UseKind.Call => "calls",
        UseKind.FieldAccess => "accesses",
        UseKind.Local => "has a local of",
        UseKind.Catch => "catches",
        UseKind.GenericArgument => "names as a generic argument",
        UseKind.Signature => "uses something that takes, returns or holds",
        _ => "names",
    };
}
