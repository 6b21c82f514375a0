using CleanTemplate.Domain.Catalog;

namespace CleanTemplate.Application.Catalog;

/// <summary>The lines of an import between the file and the products.</summary>
public interface IStagedLines
{
    /// <summary>Writes some lines at once and holds on to none of them, so that a file of any length takes the same memory.</summary>
    Task Stage(ProductImportId import, IReadOnlyList<StagedLine> lines, IReadOnlyList<RejectedLine> rejected, CancellationToken cancellationToken);

    /// <summary>The first of those that are not dealt with.</summary>
    Task<IReadOnlyList<StagedLine>> Next(ProductImportId import, int count, CancellationToken cancellationToken);

    /// <summary>The lines up to this one are dealt with: of them, only the rejected ones are kept.</summary>
    Task Settle(ProductImportId import, int upToLine, IReadOnlyList<RejectedLine> rejected, CancellationToken cancellationToken);
}

/// <param name="Line">Where it begins in the file, counted from 1.</param>
public sealed record StagedLine(int Line, string Text)
{
    public const int TextLength = 1_000;
}

public sealed record RejectedLine(int Line, string Text, string Reason)
{
    public const int ReasonLength = 1_000;
}
