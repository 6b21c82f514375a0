using CleanTemplate.Application.Catalog.Csv;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Catalog;

/// <summary>Takes in a file of products. Its lines are staged now, and become products in a job.</summary>
[NothingToCheck("Each line is checked by itself, and rejected with the reason.")]
[RequirePermission(ProductPermissions.Manage)]
[TakesIdempotencyKey]
public sealed record ImportProducts(Stream File) : ICommand<ProductImportId>, IFingerprinted
{
    public Stream File { get; } = new HashedStream(File);

    public Task<string> Fingerprint(CancellationToken cancellationToken) => ((HashedStream)File).HashOfAll(cancellationToken);
}

internal sealed class ImportProductsHandler(
    IStagedLines staged, IProductImportRepository imports, IJobQueue jobs, ICurrentUser user, TimeProvider clock) : ICommandHandler<ImportProducts, ProductImportId>
{
    private const int BatchSize = 200;

    private Stream? _read;

    public async Task<Result<ProductImportId>> Handle(ImportProducts command, CancellationToken cancellationToken)
    {
        // A repetition after a conflict would find what is left of the file, and take that for all of it.
        if (_read == command.File) return CommonErrors.Conflict;
        _read = command.File;

        var now = clock.GetUtcNow();
        var id = ProductImportId.New(now);
        ImportColumns? columns = null;
        var (lines, rejected) = (0, 0);
        List<CsvRecord> batch = new(BatchSize);
        await foreach (var record in new CsvReader(command.File).Read(cancellationToken).WithCancellation(cancellationToken))
        {
            if (columns is null)
            {
                var heading = ImportColumns.Of(record);
                if (heading.Error is { } refusal) return refusal;
                columns = heading.Value;
                continue;
            }

            if (++lines > ProductImport.MaxLines) return ProductImportErrors.TooManyLines;
            if (record.Flaw is not null) rejected++;
            batch.Add(record);
            if (batch.Count == BatchSize) await Stage(id, batch, cancellationToken);
        }

        if (columns is null) return ProductImportErrors.NoHeading;
        if (lines == 0) return ProductImportErrors.NoLines;

        await Stage(id, batch, cancellationToken);
        imports.Add(ProductImport.Request(id, user.Id, now, jobs.Enqueue(new RunProductImport(id)), columns.ToString(), lines, rejected));
        return id;
    }

    private async Task Stage(ProductImportId id, List<CsvRecord> batch, CancellationToken cancellationToken)
    {
        await staged.Stage(
            id,
            [.. batch.Where(record => record.Flaw is null).Select(record => new StagedLine(record.Line, record.Text))],
            [.. batch.Where(record => record.Flaw is not null).Select(record => new RejectedLine(record.Line, record.Text, record.Flaw!))],
            cancellationToken);
        batch.Clear();
    }
}

/// <summary>Calls an import off. The products it has made so far stay.</summary>
[NothingToCheck("An id that leads nowhere is answered with not found.")]
[RequirePermission(ProductPermissions.Manage)]
[TakesIdempotencyKey]
public sealed record CancelProductImport(ProductImportId Id) : ICommand;

internal sealed class CancelProductImportHandler(IProductImportQueries imports, IJobQueue jobs) : ICommandHandler<CancelProductImport, Unit>
{
    public async Task<Result<Unit>> Handle(CancelProductImport command, CancellationToken cancellationToken)
    {
        if (await imports.Find(command.Id, cancellationToken) is not { } import) return ProductImportErrors.NotFound(command.Id);
        return await jobs.Cancel(import.Job, cancellationToken) ? Unit.Value : ProductImportErrors.Ended(command.Id);
    }
}
