using CleanTemplate.Application.Catalog;
using CleanTemplate.Domain.Catalog;
using Microsoft.EntityFrameworkCore;

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
