namespace CleanTemplate.Architecture.Planted.Code.Domain.Books;

/// <summary>Lies in another folder than its namespace says.</summary>
public static class Stray
{
    public static string Name => nameof(Stray);
}

// As it should be: one is written by a tool, one by another project.
#line 1 "obj/Written.cs"
public static class Written
{
    public static string Name => nameof(Written);
}

#line 1 "/elsewhere/Linked.cs"
public static class Linked
{
    public static string Name => nameof(Linked);
}
