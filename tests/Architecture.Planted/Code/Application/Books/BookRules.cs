namespace CleanTemplate.Architecture.Planted.Code.Application.Books;

/// <summary>What other areas may use, and two that only look like it.</summary>
public static class BookRules
{
    public static int MaxLength => 100;
}

public sealed class HouseRules
{
    public int MaxVolume => 10;
}

public interface IBookValidator;
