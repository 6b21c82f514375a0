using System.ComponentModel.DataAnnotations;

namespace CleanTemplate.Infrastructure.Persistence;

public sealed class DatabaseOptions : IValidatableObject
{
    public const string Section = "Database";

    /// <summary>Which database system; may be left out when the solution knows only one.</summary>
    public string? Provider { get; set; }

    public string ConnectionString { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (DatabaseProvider.Find(Provider) is null)
            yield return new($"The provider '{Provider}' is not one of: {string.Join(", ", DatabaseProvider.Known.Select(known => known.Name))}.", [nameof(Provider)]);
        if (string.IsNullOrWhiteSpace(ConnectionString))
            yield return new("A connection string is required.", [nameof(ConnectionString)]);
    }
}
