namespace CleanTemplate.Architecture.Rules.Questions;

/// <summary>What a type is: the questions without an argument.</summary>
internal static class Traits
{
    internal static readonly Question Classes = new("is not a class", "is a class", type => type.IsClass);
    internal static readonly Question Interfaces = new("is not an interface", "is an interface", type => type.IsInterface);
    internal static readonly Question Abstract = new("is not abstract", "is abstract", type => type.IsAbstract);
    internal static readonly Question Sealed = new("is not sealed", "is sealed", type => type.IsSealed);
    internal static readonly Question Static = new("is not static", "is static", type => type.IsStatic);
    internal static readonly Question Public = new("is not public", "is public", type => type.IsPublic);
    internal static readonly Question Nested = new("is not nested", "is nested", type => type.IsNested);
    internal static readonly Question Generic = new("is not generic", "is generic", type => type.IsGeneric);
    internal static readonly Question Immutable = new("is not immutable", "is immutable", type => type.IsImmutable);
    internal static readonly Question Structs = new("is not a struct", "is a struct", type => type.IsStruct);
    internal static readonly Question Records = new("is not a record", "is a record", type => type.IsRecord);
    internal static readonly Question Enums = new("is not an enum", "is an enum", type => type.IsEnum);
    internal static readonly Question Delegates = new("is not a delegate", "is a delegate", type => type.IsDelegate);
    internal static readonly Question Internal = new("is not internal", "is internal", type => type.IsInternal);
}
