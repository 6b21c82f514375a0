using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Catalog;

[Job("product-import", AtATime = 2)]
public sealed record RunProductImport(ProductImportId Import)
{
    /// <summary>Lines in one transaction.</summary>
    public const int ChunkSize = 200;
}

/// <summary>
/// Makes products of the staged lines, a chunk at a time. A chunk is one transaction: its products, the lines that are gone, the
/// reasons of those rejected, and how far the import has got. Whoever begins again goes on after the last one that was committed.
/// </summary>
internal sealed class RunProductImportJob(
    IUnitOfWork unitOfWork,
    IProductImportRepository imports,
    IStagedLines staged,
    IProductRepository products,
    IEnumerable<IValidator<CreateProduct>> validators,
    IJobProgress progress,
    TimeProvider clock) : IJob<RunProductImport>
{
    private const int Attempts = 5;

    public async Task<string?> Run(RunProductImport payload, CancellationToken cancellationToken)
    {
        while (true)
        {
            var import = await NextChunk(payload.Import, cancellationToken);
            await progress.Report(import.Done, import.Lines, cancellationToken);
            if (import.Done == import.Lines) return $"{import.Created} products created, {import.Rejected} lines rejected";
        }
    }

    private async Task<ProductImport> NextChunk(ProductImportId id, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return (await unitOfWork.Run(token => Import(id, token), cancellationToken)).Value;
            }
            catch (ConflictException) when (attempt < Attempts)
            {
                // Somebody else took a sku at this moment: the next attempt sees it.
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task<Result<ProductImport>> Import(ProductImportId id, CancellationToken cancellationToken)
    {
        var import = await imports.Find(id, cancellationToken) ?? throw new ImportLostException(id);
        if (import.Done == import.Lines) return import;

        var lines = await staged.Next(id, RunProductImport.ChunkSize, cancellationToken);
        if (lines.Count == 0) throw new ImportLostException(id);

        var wanted = await Read(lines, ImportColumns.Of(import.Columns).Value, cancellationToken);
        var taken = (await products.Taken(SkusOf(wanted), cancellationToken)).ToHashSet();
        List<RejectedLine> rejected = [];
        foreach (var (line, product) in lines.Zip(wanted))
        {
            if (product.Then(wish => Create(wish, taken)).Error is { } refusal) rejected.Add(new(line.Line, line.Text, refusal.Message));
        }

        await staged.Settle(id, lines[^1].Line, rejected, cancellationToken);
        import.Advance(lines.Count - rejected.Count, rejected.Count);
        return import;
    }

    private async Task<List<Result<CreateProduct>>> Read(IReadOnlyList<StagedLine> lines, ImportColumns columns, CancellationToken cancellationToken)
    {
        List<Result<CreateProduct>> wanted = new(lines.Count);
        foreach (var line in lines) wanted.Add(await validators.Read(line.Text, columns, cancellationToken));
        return wanted;
    }

    private static HashSet<Sku> SkusOf(IEnumerable<Result<CreateProduct>> wanted) =>
        [.. wanted.Where(product => product.Error is null).Select(product => Sku.Of(product.Value.Sku))];

    /// <summary>An earlier line of the same file takes its sku, too.</summary>
    private Result<Product> Create(CreateProduct wanted, HashSet<Sku> taken)
    {
        var (sku, now) = (Sku.Of(wanted.Sku), clock.GetUtcNow());
        if (taken.Contains(sku)) return ProductErrors.SkuTaken(sku);

        return Product.Create(ProductId.New(now), sku, wanted.Name, wanted.Price.ToMoney(), wanted.Stock, now).Then(product =>
        {
            taken.Add(sku);
            products.Add(product);
            return product;
        });
    }
}
