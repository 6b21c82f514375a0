using System.Text;
using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;
using NSubstitute;

namespace CleanTemplate.Application.Tests.Catalog;

public sealed class ImportingProducts
{
    private const string Heading = "sku,name,price,currency,stock\n";
    private const string Mug = "MUG,Mug,9.50,EUR,3\n";

    private readonly IStagedLines _staged = Substitute.For<IStagedLines>();
    private readonly IProductImportRepository _imports = Substitute.For<IProductImportRepository>();
    private readonly IJobQueue _jobs = Substitute.For<IJobQueue>();

    private ImportProductsHandler Handler => new(_staged, _imports, _jobs, Substitute.For<ICurrentUser>(), TimeProvider.System);

    [Fact]
    public async Task Lines_are_staged_in_batches_and_a_job_is_asked_for()
    {
        var import = await Import(Heading + string.Concat(Enumerable.Repeat(Mug, 500)) + "\"open\n");

        await _staged.Received(2).Stage(import.Value, Arg.Is<IReadOnlyList<StagedLine>>(lines => lines.Count == 200), Arg.Any<IReadOnlyList<RejectedLine>>(), Arg.Any<CancellationToken>());
        await _staged.Received(1).Stage(
            import.Value,
            Arg.Is<IReadOnlyList<StagedLine>>(lines => lines.Count == 100 && lines[0].Line == 402),
            Arg.Is<IReadOnlyList<RejectedLine>>(rejected => rejected.Single().Line == 502),
            Arg.Any<CancellationToken>());
        _jobs.Received(1).Enqueue(new RunProductImport(import.Value));
        _imports.Received(1).Add(Arg.Is<ProductImport>(added => added.Id == import.Value && added.Lines == 501 && added.Rejected == 1 && added.Done == 1));
    }

    [Theory]
    [InlineData("", "body")]
    [InlineData("\n\n", "body")]
    [InlineData(Heading, "body")]
    [InlineData("sku,name\n" + Mug, "heading")]
    [InlineData("\"sku\n" + Mug, "heading")]
    public async Task A_file_without_a_heading_or_a_line_is_refused(string file, string field)
    {
        var refusal = (await Import(file)).Error!;

        Assert.Equal(("common.invalid", field), (refusal.Code, Assert.Single(refusal.Fields.Keys)));
        _jobs.DidNotReceiveWithAnyArgs().Enqueue<RunProductImport>(default!);
    }

    [Fact]
    public async Task A_file_of_too_many_lines_is_refused()
    {
        var most = Heading + string.Concat(Enumerable.Repeat(Mug, ProductImport.MaxLines));

        Assert.Null((await Import(most)).Error);
        Assert.Equal(["An import has at most 100000 lines: send the rest as another one."], (await Import(most + Mug)).Error!.Fields["body"]);
    }

    [Fact]
    public async Task A_file_is_not_read_a_second_time_when_its_rest_would_pass_for_all_of_it()
    {
        await using MemoryStream file = new(Encoding.UTF8.GetBytes(Heading + Mug));
        var (handler, command) = (Handler, new ImportProducts(file));

        Assert.Null((await handler.Handle(command, default)).Error);

        Assert.Equal(CommonErrors.Conflict, (await handler.Handle(command, default)).Error);
    }

    private async Task<Result<ProductImportId>> Import(string file)
    {
        await using Pieces stream = new(Encoding.UTF8.GetBytes(file), size: 5_000);
        return await Handler.Handle(new(stream), default);
    }
}

public sealed class ReadingImports
{
    private static readonly ImportColumns Usual = ImportColumns.Of("sku,name,price,currency,stock").Value;

    [Fact]
    public async Task A_line_asks_for_a_product()
    {
        Assert.Equal(new("mug-1", "Mug, \"blue\"", new(9.5m, "EUR"), 3), await Read("mug-1,\"Mug, \"\"blue\"\"\",9.5,EUR,3"));
        Assert.Equal(new("A", "Ä", new(1_000_000m, "USD"), 0), await Read("A,Ä,1000000.00,USD,0"));
    }

    [Fact]
    public async Task Columns_come_in_any_order_and_case()
    {
        var columns = ImportColumns.Of("Stock, CURRENCY,\"name\",Price,SKU").Value;

        Assert.Equal("stock,currency,name,price,sku", columns.ToString());
        Assert.Equal(new("MUG", "Mug", new(9.5m, "EUR"), 3), await Read("3,EUR,Mug,9.5,MUG", columns));
    }

    [Theory]
    [InlineData("sku,name,prize,currency,stock", "'prize' is not a column.")]
    [InlineData("sku,name,currency,stock", "'price' is missing.")]
    [InlineData("sku,name,price,currency,stock,Sku", "A column occurs twice.")]
    [InlineData("sku;name;price;currency;stock", "'sku;name;price;currency;stock' is not a column.")]
    [InlineData("MUG,Mug,9.50,EUR,3", "'mug' is not a column.")]
    [InlineData("sku,name,price,currency,stock,", "'' is not a column.")]
    public void A_heading_that_is_none_is_told_what_is_allowed(string heading, string wrong)
    {
        var refusal = ImportColumns.Of(heading).Error!;

        Assert.Equal([$"{wrong} The first line names these columns, each once, in any order: sku,name,price,currency,stock."], refusal.Fields["heading"]);
    }

    [Theory]
    [InlineData("MUG,Mug,9.50,EUR", "The line has 4 fields instead of 5: sku,name,price,currency,stock.")]
    [InlineData("MUG,Mug,9,50,EUR,3", "The line has 6 fields instead of 5: sku,name,price,currency,stock.")]
    [InlineData("BLUE MUG,Mug,9.50,EUR,3", "sku: 'Sku' has 1 to 32 letters, digits and hyphens.")]
    [InlineData("MUG,,9.50,EUR,3", "name: 'Name' must not be empty.")]
    [InlineData("MUG,M\tug,9.50,EUR,3", "name: 'Name' must not contain control characters.")]
    [InlineData("MUG,Mug,cheap,EUR,3", "price: This is a number with a decimal point, such as 9.50, more than 0 and at most 1000000.")]
    [InlineData("MUG,Mug,1e3,EUR,3", "price: This is a number with a decimal point, such as 9.50, more than 0 and at most 1000000.")]
    [InlineData("MUG,Mug,\"1,000.00\",EUR,3", "price: This is a number with a decimal point, such as 9.50, more than 0 and at most 1000000.")]
    [InlineData("MUG,Mug,0,EUR,3", "price: 'Amount' is more than 0 and at most 1000000.")]
    [InlineData("MUG,Mug,-1,EUR,3", "price: 'Amount' is more than 0 and at most 1000000.")]
    [InlineData("MUG,Mug,1000000.01,EUR,3", "price: 'Amount' is more than 0 and at most 1000000.")]
    [InlineData("MUG,Mug,9.505,EUR,3", "price: 'Amount' has at most 2 decimals.")]
    [InlineData("MUG,Mug,9.50,euro,3", "currency: 'Currency' is a currency code of three capital letters, such as EUR.")]
    [InlineData("MUG,Mug,9.50,EUR,many", "stock: This is a whole number between 0 and 1000000.")]
    [InlineData("MUG,Mug,9.50,EUR,99999999999", "stock: This is a whole number between 0 and 1000000.")]
    [InlineData("MUG,Mug,9.50,EUR,-1", "stock: 'Stock' must be between 0 and 1000000. You entered -1.")]
    public async Task A_bad_line_is_told_what_is_wrong_and_what_is_allowed(string line, string reason) => Assert.Equal(reason, await Reason(line));

    [Fact]
    public async Task A_line_is_told_everything_that_is_wrong()
    {
        var reason = await Reason($",{new string('n', 201)},x,,y");

        Assert.Equal(["price:", "stock:", "sku:", "name:", "currency:"], reason.Split(' ').Where(word => word.EndsWith(':')));
        Assert.InRange(reason.Length, 1, RejectedLine.ReasonLength);
    }

    private static async Task<CreateProduct> Read(string line, ImportColumns? columns = null) =>
        (await new[] { new CreateProductValidator() }.Read(line, columns ?? Usual, default)).Value;

    private static async Task<string> Reason(string line)
    {
        var refusal = (await new[] { new CreateProductValidator() }.Read(line, Usual, default)).Error!;
        Assert.Equal("catalog.line_rejected", refusal.Code);
        return refusal.Message;
    }
}

/// <summary>A stream that comes in pieces of some size, like one from afar.</summary>
internal sealed class Pieces(byte[] bytes, int size) : MemoryStream(bytes)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
}
