using CleanTemplate.Application.Catalog;
using CleanTemplate.Domain.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Persistence.Catalog;

internal sealed class StagedLines(AppDbContext context) : IStagedLines
{
    public async Task Stage(ProductImportId import, IReadOnlyList<StagedLine> lines, IReadOnlyList<RejectedLine> rejected, CancellationToken cancellationToken)
    {
        List<object> rows =
        [
            .. lines.Select(line => new ImportLine { Import = import, Line = line.Line, Text = line.Text }),
            .. Rows(import, rejected),
        ];
        context.AddRange(rows);
        await context.SaveChangesAsync(cancellationToken);
        foreach (var row in rows) context.Entry(row).State = EntityState.Detached;
    }

    public async Task<IReadOnlyList<StagedLine>> Next(ProductImportId import, int count, CancellationToken cancellationToken) => await context.Set<ImportLine>()
        .Where(line => line.Import == import)
        .OrderBy(line => line.Line)
        .Take(count)
        .Select(line => new StagedLine(line.Line, line.Text))
        .ToListAsync(cancellationToken);

    public async Task Settle(ProductImportId import, int upToLine, IReadOnlyList<RejectedLine> rejected, CancellationToken cancellationToken)
    {
        context.AddRange(Rows(import, rejected));
        await context.Set<ImportLine>().Where(line => line.Import == import && line.Line <= upToLine).ExecuteDeleteAsync(cancellationToken);
    }

    private static IEnumerable<ImportRejection> Rows(ProductImportId import, IReadOnlyList<RejectedLine> rejected) =>
        rejected.Select(line => new ImportRejection { Import = import, Line = line.Line, Text = line.Text, Reason = line.Reason });
}

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

// No foreign keys: the lines are written before their import, of which one knows only then how many it has.
internal sealed class ImportLineConfiguration : IEntityTypeConfiguration<ImportLine>
{
    public void Configure(EntityTypeBuilder<ImportLine> line)
    {
        line.ToTable("product_import_lines");
        line.HasKey(l => new { l.Import, l.Line });
        line.Property(l => l.Text).HasMaxLength(StagedLine.TextLength);
    }
}

internal sealed class ImportRejectionConfiguration : IEntityTypeConfiguration<ImportRejection>
{
    public void Configure(EntityTypeBuilder<ImportRejection> rejection)
    {
        rejection.ToTable("product_import_rejections");
        rejection.HasKey(r => new { r.Import, r.Line });
        rejection.Property(r => r.Text).HasMaxLength(StagedLine.TextLength);
        rejection.Property(r => r.Reason).HasMaxLength(RejectedLine.ReasonLength);
    }
}
