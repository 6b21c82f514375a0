using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Application.Common.Pipeline;
using CleanTemplate.Domain.Common;
using NSubstitute;

namespace CleanTemplate.Application.Tests.Common.Pipeline;

public sealed class Transactions
{
    [Fact]
    public async Task A_command_runs_inside_the_unit_of_work()
    {
        var unitOfWork = Substitute.For<IUnitOfWork>();
        PingHandler handler = new();

        await new TransactionalCommand<Ping, string>(handler, unitOfWork).Handle(new(), default);
        Assert.Equal(0, handler.Calls);

        unitOfWork.Run<string>(default!, default).ReturnsForAnyArgs(call => call.Arg<Func<CancellationToken, Task<Result<string>>>>()(default));
        Assert.Equal("ping", (await new TransactionalCommand<Ping, string>(handler, unitOfWork).Handle(new(), default)).Value);
    }
}
