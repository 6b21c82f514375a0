using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Application.Common.Pipeline;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Tests.Common.Pipeline;

public sealed class Retries
{
    [Fact]
    public async Task A_command_that_lost_against_another_one_is_repeated()
    {
        PingHandler handler = new(Conflict, () => "done");

        Assert.Equal("done", (await Run(handler, new())).Value);
        Assert.Equal(2, handler.Calls);
    }

    [Fact]
    public async Task A_command_that_loses_every_time_is_refused_as_a_conflict()
    {
        PingHandler handler = new(Conflict);

        Assert.Equal(CommonErrors.Conflict, (await Run(handler, new())).Error);
        Assert.Equal(RetriedCommand<Ping, string>.Attempts, handler.Calls);
    }

    [Fact]
    public async Task A_command_that_names_a_version_is_never_repeated()
    {
        PingHandler handler = new(Conflict);

        Assert.Equal(CommonErrors.Stale, (await Run(handler, new(IfVersion: 1))).Error);
        Assert.Equal(1, handler.Calls);
    }

    [Fact]
    public async Task A_refusal_is_not_repeated()
    {
        PingHandler handler = new(() => CommonErrors.SignInRequired);

        Assert.Equal(CommonErrors.SignInRequired, (await Run(handler, new())).Error);
        Assert.Equal(1, handler.Calls);
    }

    [Fact]
    public async Task Nobody_waits_for_the_repetition_of_a_cancelled_command()
    {
        PingHandler handler = new(Conflict);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new RetriedCommand<Ping, string>(handler).Handle(new(), new(canceled: true)));
        Assert.Equal(1, handler.Calls);
    }

    private static Result<string> Conflict() => throw new ConflictException();

    private static Task<Result<string>> Run(PingHandler handler, Ping ping) => new RetriedCommand<Ping, string>(handler).Handle(ping, default);
}
