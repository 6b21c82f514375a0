using System.Text;
using CleanTemplate.Application.Catalog;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.Tests.Catalog.Csv;
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
