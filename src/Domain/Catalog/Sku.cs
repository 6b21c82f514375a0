namespace CleanTemplate.Domain.Catalog;

/// <summary>A stock keeping unit: capital letters, digits and hyphens.</summary>
public sealed record Sku
{
    public const int MaxLength = 32;
    public const string Pattern = "^[A-Za-z0-9-]{1,32}$";

    private Sku(string value) => Value = value;

    public string Value { get; }

    public static bool IsValid(string? text) =>
        text is { Length: >= 1 and <= MaxLength } && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    public static Sku Of(string text) =>
        IsValid(text) ? new(text.ToUpperInvariant()) : throw new ArgumentException($"'{text}' is not a sku.", nameof(text));

    public override string ToString() => Value;
}
