namespace CleanTemplate.Architecture.Planted.Code.Domain.Books;

/// <summary>Lies in another folder than its namespace says.</summary>
public static class Stray
{
    public static string Name => nameof(Stray);
}
