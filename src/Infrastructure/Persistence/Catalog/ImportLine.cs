using CleanTemplate.Domain.Catalog;

namespace CleanTemplate.Infrastructure.Persistence.Catalog;

/// <summary>A line of an import that is not dealt with.</summary>
internal sealed class ImportLine
{
    public required ProductImportId Import { get; init; }

    public required int Line { get; init; }

    public required string Text { get; init; }
}

/// <summary>A line of an import that became no product.</summary>
internal sealed class ImportRejection
{
    public required ProductImportId Import { get; init; }

    public required int Line { get; init; }

    public required string Text { get; init; }

    public required string Reason { get; init; }
}
