using System.Text.Json;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.SpareParts;
using NSubstitute;

namespace CleanTemplate.Application.Tests.SpareParts;

public sealed class ToPrintLetters
{
    private readonly IJobProgress _progress = Substitute.For<IJobProgress>();

    [Fact]
    public async Task All_of_it_is_done_and_told_of()
    {
        Assert.Equal("2 done", await new PrintLettersJob(_progress).Run(new(["first", "second"]), default));

        await _progress.Received(1).Report(1, 2, default);
        await _progress.Received(1).Report(2, 2, default);
    }

    [Fact]
    public async Task One_that_is_called_off_stops_where_it_is()
    {
        using CancellationTokenSource calledOff = new();
        _progress.Report(1, 2, calledOff.Token).Returns(_ => calledOff.CancelAsync());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new PrintLettersJob(_progress).Run(new(["first", "second"]), calledOff.Token));

        await _progress.DidNotReceive().Report(2, 2, calledOff.Token);
    }

    [Fact]
    public void What_it_is_asked_for_survives_being_stored()
    {
        var stored = JsonSerializer.Deserialize<PrintLetters>(JsonSerializer.Serialize(new PrintLetters(["first"])))!;

        Assert.Equal(["first"], stored.Notes);
    }
}
