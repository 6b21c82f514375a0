using System.Data.Common;
using System.Text;
using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Jobs;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Tests.Catalog.InDepth;

/// <summary>One more instance of the application on a database. It runs imports when the test says so.</summary>
internal sealed class ImportInstance : IAsyncDisposable
{
    public const string Heading = "sku,name,price,currency,stock";

    private readonly ServiceProvider _services;
    private readonly ChunkInterceptor _chunks = new();
    private readonly LookInterceptor _looks = new();

    public ImportInstance(OwnDatabase own) =>
        _services = Composition.Of(own.Provider, own.ConnectionString, services => services.AddSingleton<IInterceptor>(_chunks).AddSingleton<IInterceptor>(_looks));

    /// <summary>Called before each chunk is saved, also when it is tried again, with its number from 1.</summary>
    public Func<int, CancellationToken, Task>? BeforeChunk
    {
        get => _chunks.Before;
        set => _chunks.Before = value;
    }

    /// <summary>Called when a chunk is read and before it looks for products that are there, with its number from 1.</summary>
    public Func<int, Task>? BeforeLook
    {
        get => _looks.Before;
        set => _looks.Before = value;
    }

    public int Chunks => _chunks.Saved;

    public TestClock Clock => _services.GetRequiredService<TestClock>();

    public StatementLog Statements => _services.GetRequiredService<StatementLog>();

    public static IEnumerable<string> Lines(int from, int to) => Enumerable.Range(from, to - from + 1).Select(number => $"P{number},Product {number},9.50,EUR,{number}");

    public async Task<ProductImportId> Send(IEnumerable<string> lines)
    {
        await using MemoryStream file = new(Encoding.UTF8.GetBytes(string.Join("\r\n", [Heading, .. lines])));
        return (await Send(file)).Value;
    }

    public Task<Result<ProductImportId>> Send(Stream file) =>
        With((ICommandHandler<ImportProducts, ProductImportId> handler) => handler.Handle(new(file), default));

    /// <summary>Runs what was asked for.</summary>
    public async Task Work()
    {
        var worker = _services.GetRequiredService<JobWorker>();
        while (await worker.Begin(default) > 0) await worker.WhenIdle();
    }

    public async Task<ProductImportStateDto> Look(ProductImportId id) =>
        (await With((IQueryHandler<GetProductImport, ProductImportStateDto> handler) => handler.Handle(new(id), default))).Value;

    public async Task<Error?> Cancel(ProductImportId id) =>
        (await With((ICommandHandler<CancelProductImport, Unit> handler) => handler.Handle(new(id), default))).Error;

    public async Task<IReadOnlyList<ImportRejectionDto>> Rejections(ProductImportId id) =>
        (await With((IQueryHandler<ListImportRejections, Application.Common.Paging.Page<ImportRejectionDto>> handler) => handler.Handle(new(id, PageSize: 100), default))).Value.Items;

    public Task<List<Product>> Products() => With((AppDbContext context) => context.Set<Product>().AsNoTracking().OrderBy(product => product.Stock).ToListAsync());

    public Task<int> LinesLeft() => With((AppDbContext context) => context.Set<ImportLine>().CountAsync());

    public async Task<T> With<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class ChunkInterceptor : SaveChangesInterceptor
    {
        private int _saved;

        public Func<int, CancellationToken, Task>? Before { get; set; }

        public int Saved => _saved;

        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (eventData.Context!.ChangeTracker.Entries<ProductImport>().Any(import => import.State == EntityState.Modified))
            {
                var number = Interlocked.Increment(ref _saved);
                if (Before is { } before) await before(number, cancellationToken);
            }

            return result;
        }
    }

    private sealed class LookInterceptor : DbCommandInterceptor
    {
        private int _looks;

        public Func<int, Task>? Before { get; set; }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (Before is { } before && command.CommandText.Contains("products AS", StringComparison.Ordinal)) await before(Interlocked.Increment(ref _looks));
            return result;
        }
    }
}
