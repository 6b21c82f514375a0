using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CleanTemplate.Architecture.Tests.Host;

/// <summary>What a column can hold.</summary>
public sealed class ColumnRules
{
    // EF Core's own word for a text without end; the comment is kept in the database.
    private const int Endless = -1;

    [Fact]
    public void Every_text_column_has_a_length() => MappedEntities.OfTheHouse.Obey(TextsHaveALength);

    [Fact]
    public void A_text_column_that_takes_anything_is_caught() => MappedEntities.Planted.AreBlamed(
        TextsHaveALength, "Book.Title", "Book.Genre", "Book.Notes", "Book.Edition#Edition.Publisher");

    [Fact]
    public void Every_decimal_column_has_a_precision() => MappedEntities.OfTheHouse.Obey(DecimalsHaveAPrecision);

    [Fact]
    public void A_decimal_column_that_rounds_by_accident_is_caught() => MappedEntities.Planted.AreBlamed(
        DecimalsHaveAPrecision, "Book.Weight", "Book.LateFee", "Book.Value");

    private static IEnumerable<Violation> TextsHaveALength(IReadOnlyCollection<IEntityType> entities) => entities
        .SelectMany(entity => entity.GetFlattenedProperties())
        .Where(property => StoredAs(property) == typeof(string) && !IsLimited(property))
        .Select(property => new Violation(
            NameOf(property),
            "the text has no length, so whoever sends it decides how much is stored. " +
            $"Add HasMaxLength to its configuration, or HasMaxLength({Endless}) and the reason as HasComment."));

    private static IEnumerable<Violation> DecimalsHaveAPrecision(IReadOnlyCollection<IEntityType> entities) => entities
        .SelectMany(entity => entity.GetFlattenedProperties())
        .Where(property => StoredAs(property) == typeof(decimal) && property.GetScale() is null)
        .Select(property => new Violation(
            NameOf(property),
            "the number has no precision and scale, so each database rounds it in its own way. Add HasPrecision(all digits, decimals) to its configuration."));

    private static bool IsLimited(IProperty text) => text.GetMaxLength() switch
    {
        null => false,
        Endless => !string.IsNullOrWhiteSpace(text.GetComment()),
        _ => true,
    };

    private static Type StoredAs(IProperty property)
    {
        var type = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    private static string NameOf(IProperty property) => $"{property.DeclaringType.DisplayName()}.{property.Name}";
}
