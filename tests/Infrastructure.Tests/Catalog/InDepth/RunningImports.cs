using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Infrastructure.Events;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Tests.Catalog.InDepth;

public sealed class RunningImports
{
    private const int Chunk = RunProductImport.ChunkSize;

    [Theory, OnEveryDatabase]
    public async Task Good_lines_become_products_and_bad_ones_are_kept_with_their_reasons(TestDatabase database)
    {
        await using var own = await database.Create();
        await using ImportInstance instance = new(own);
        await own.Put("OLD", stock: 0);

        var id = await instance.Send(["MUG,\"Mug, blue\",9.50,EUR,1", "cup,Cup,4,EUR,2", "old,Old,1,EUR,3", "CUP,Cup again,4,EUR,4", "PLATE,Plate,0,EUR,5", "\"open", "PLATE,Plate,7,EUR,6"]);
        Assert.Equal((JobState.Waiting, 7, 1), await At(instance, id, import => import.Done));
        await instance.Work();

        Assert.Equal((JobState.Succeeded, 7, 7), await At(instance, id, import => import.Done));
        Assert.Equal([("OLD", "OLD", 10m), ("MUG", "Mug, blue", 9.5m), ("CUP", "Cup", 4m), ("PLATE", "Plate", 7m)], (await instance.Products()).Select(product => (product.Sku.Value, product.Name, product.PriceAmount)));
        Assert.Equal(
            [
                new(4, "old,Old,1,EUR,3", "There is already a product with the sku OLD."),
                new(5, "CUP,Cup again,4,EUR,4", "There is already a product with the sku CUP."),
                new(6, "PLATE,Plate,0,EUR,5", "price: 'Amount' is more than 0 and at most 1000000."),
                new ImportRejectionDto(7, "\"open", "A quotation mark is opened and not closed."),
            ],
            await instance.Rejections(id));
        Assert.Equal(0, await instance.LinesLeft());
    }

    [Theory, OnEveryDatabase]
    public async Task A_chunk_costs_one_look_at_the_products_and_its_facts_are_kept_with_it(TestDatabase database)
    {
        await using var own = await database.Create();
        await using ImportInstance instance = new(own);

        // A sku that occurs in another chunk again.
        var id = await instance.Send([.. ImportInstance.Lines(1, Chunk + 10), "P1,Again,1,EUR,1"]);
        instance.Statements.Clear();
        await instance.Work();

        Assert.Equal(2, instance.Statements.All.Count(statement => statement.Sql.StartsWith("SELECT", StringComparison.Ordinal) && statement.Sql.Contains("products AS", StringComparison.Ordinal)));
        Assert.Equal(Chunk + 10, (await instance.Products()).Count);
        Assert.Equal("There is already a product with the sku P1.", Assert.Single(await instance.Rejections(id)).Reason);
        Assert.Equal(Chunk + 10, await instance.With((AppDbContext context) => context.Set<OutboxEvent>().CountAsync(fact => fact.Name == "catalog.product-created")));
    }

    [Theory, OnEveryDatabase]
    public async Task Another_instance_goes_on_where_one_died_and_the_dead_one_changes_nothing_any_more(TestDatabase database)
    {
        await using var own = await database.Create();
        await using ImportInstance dying = new(own), next = new(own);
        TaskCompletionSource died = new(), back = new();
        dying.BeforeLook = number =>
        {
            if (number != 2) return Task.CompletedTask;
            died.TrySetResult();
            return back.Task;
        };
        var id = await dying.Send(ImportInstance.Lines(1, (3 * Chunk) + 7));
        var work = dying.Work();
        await died.Task.WaitAsync(TimeSpan.FromSeconds(30));

        next.Clock.Now = own.Clock.Now.AddMinutes(1);
        await next.Work();
        Assert.Equal(3, next.Chunks);
        back.SetResult();
        await work;

        Assert.Empty(await next.Rejections(id));
        Assert.Equal((JobState.Succeeded, (3 * Chunk) + 7, (3 * Chunk) + 7), await At(next, id, import => import.Created));
        Assert.Equal(Enumerable.Range(1, (3 * Chunk) + 7), (await next.Products()).Select(product => product.Stock));
        Assert.Equal(0, await next.LinesLeft());
    }

    [Theory, OnEveryDatabase]
    public async Task A_chunk_that_failed_leaves_nothing_and_is_tried_again(TestDatabase database)
    {
        await using var own = await database.Create();
        await using ImportInstance instance = new(own);
        instance.BeforeChunk = (number, _) => number == 2 ? throw new InvalidTimeZoneException("No.") : Task.CompletedTask;
        var id = await instance.Send(ImportInstance.Lines(1, Chunk + 3));

        await instance.Work();
        Assert.Equal((JobState.Waiting, Chunk + 3, Chunk), await At(instance, id, import => import.Created));
        Assert.Equal(3, await instance.LinesLeft());
        instance.Clock.Now = instance.Clock.Now.AddMinutes(1);
        await instance.Work();

        Assert.Equal((JobState.Succeeded, Chunk + 3, Chunk + 3), await At(instance, id, import => import.Created));
        Assert.Equal(Enumerable.Range(1, Chunk + 3), (await instance.Products()).Select(product => product.Stock));
    }

    [Theory, OnEveryDatabase]
    public async Task An_import_that_is_called_off_keeps_what_it_has_made(TestDatabase database)
    {
        await using var own = await database.Create();
        await using ImportInstance instance = new(own);
        var id = await instance.Send(ImportInstance.Lines(1, 2 * Chunk));
        instance.BeforeChunk = async (number, cancellationToken) =>
        {
            if (number != 2) return;
            Assert.Null(await instance.Cancel(id));
            await Task.Delay(TimeSpan.FromSeconds(30), cancellationToken);
        };

        await instance.Work();

        Assert.Equal((JobState.Cancelled, 2 * Chunk, Chunk), await At(instance, id, import => import.Done));
        Assert.Equal(Chunk, (await instance.Products()).Count);
        Assert.Null(await instance.Cancel(id));
    }

    [Theory, OnEveryDatabase]
    public async Task An_import_that_has_ended_cannot_be_called_off(TestDatabase database)
    {
        await using var own = await database.Create();
        await using ImportInstance instance = new(own);
        var id = await instance.Send(ImportInstance.Lines(1, 1));
        await instance.Work();

        Assert.Equal("catalog.import_ended", (await instance.Cancel(id))?.Code);
    }

    [Theory, OnEveryDatabase]
    public async Task A_sku_that_somebody_takes_at_this_moment_is_seen_as_taken(TestDatabase database)
    {
        await using var own = await database.Create();
        await using ImportInstance instance = new(own);
        var id = await instance.Send(ImportInstance.Lines(1, 20));
        instance.BeforeChunk = async (number, _) =>
        {
            if (number == 1) await own.Put("P7", stock: 0);
        };

        await instance.Work();

        Assert.Equal((JobState.Succeeded, 20, 19), await At(instance, id, import => import.Created));
        Assert.Equal((8, "There is already a product with the sku P7."), (Assert.Single(await instance.Rejections(id)).Line, (await instance.Rejections(id))[0].Reason));
        Assert.Equal(20, (await instance.Products()).Count);
    }

    [Theory, OnEveryDatabase]
    public async Task Two_imports_of_the_same_things_make_each_of_them_once(TestDatabase database)
    {
        await using var own = await database.Create();
        await using ImportInstance one = new(own), two = new(own);
        var up = await one.Send(ImportInstance.Lines(1, 1_200));
        var down = await one.Send(ImportInstance.Lines(1, 1_200).Reverse());

        for (var round = 0; round < 20 && await AreOpen(one, up, down); round++)
        {
            await Task.WhenAll(one.Work(), two.Work());
            one.Clock.Now = two.Clock.Now = one.Clock.Now.AddMinutes(1);
        }

        var imports = new[] { (await one.Look(up)).Import, (await one.Look(down)).Import };
        Assert.All(imports, import => Assert.Equal(1_200, import.Done));
        Assert.Equal((1_200, 1_200), (imports.Sum(import => import.Created), imports.Sum(import => import.Rejected)));
        Assert.Equal(Enumerable.Range(1, 1_200), (await one.Products()).Select(product => product.Stock));
    }

    private static async Task<bool> AreOpen(ImportInstance instance, params Domain.Catalog.ProductImportId[] imports)
    {
        foreach (var id in imports)
        {
            if ((await instance.Look(id)).State is not JobState.Succeeded) return true;
        }

        return false;
    }

    private static async Task<(JobState State, int Lines, int Figure)> At(ImportInstance instance, Domain.Catalog.ProductImportId id, Func<ProductImportDto, int> figure)
    {
        var look = await instance.Look(id);
        return (look.State, look.Import.Lines, figure(look.Import));
    }
}
