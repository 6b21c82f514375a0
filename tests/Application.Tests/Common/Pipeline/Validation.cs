using CleanTemplate.Application.Common.Pipeline;

namespace CleanTemplate.Application.Tests.Common.Pipeline;

public sealed class Validation
{
    [Fact]
    public async Task A_valid_request_reaches_its_handler() =>
        Assert.Equal("ping", (await new ValidatedCommand<Ping, string>(new PingHandler(), [new PingValidator()]).Handle(new(), default)).Value);

    [Fact]
    public async Task A_request_without_validator_reaches_its_handler() =>
        Assert.Equal("", (await new ValidatedCommand<Ping, string>(new PingHandler(), []).Handle(new(""), default)).Value);

    [Fact]
    public async Task An_invalid_request_is_refused_by_field_before_its_handler()
    {
        PingHandler handler = new();

        var result = await new ValidatedCommand<Ping, string>(handler, [new PingValidator()]).Handle(new("too long"), default);

        Assert.Equal("common.invalid", result.Error?.Code);
        Assert.Equal("text", Assert.Single(result.Error!.Fields).Key);
        Assert.Equal(0, handler.Calls);
    }

    [Fact]
    public async Task An_invalid_query_is_refused_too() =>
        Assert.Equal("common.invalid", (await new ValidatedQuery<PingQuery, string>(new PingHandler(), [new PingQueryValidator()]).Handle(new(""), default)).Error?.Code);
}
