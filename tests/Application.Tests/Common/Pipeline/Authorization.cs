using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Pipeline;
using CleanTemplate.Domain.Common;
using NSubstitute;

namespace CleanTemplate.Application.Tests.Common.Pipeline;

public sealed class Authorization
{
    [Public]
    private sealed record ForAnybody : ICommand<string>;

    [SignedIn]
    private sealed record ForUsers : ICommand<string>;

    [RequirePermission("test.do")]
    private sealed record ForHolders : ICommand<string>;

    private sealed record Undeclared : ICommand<string>;

    [Public, SignedIn]
    private sealed record Contradictory : ICommand<string>;

    private readonly ICurrentUser _user = Substitute.For<ICurrentUser>();

    [Fact]
    public async Task Anybody_may_send_a_public_request() => Assert.Null(await Refusal<ForAnybody>());

    [Fact]
    public async Task Nobody_but_users_may_send_a_signed_in_request()
    {
        Assert.Equal(CommonErrors.SignInRequired, await Refusal<ForUsers>());

        _user.IsSignedIn.Returns(true);
        Assert.Null(await Refusal<ForUsers>());
    }

    [Fact]
    public async Task Only_who_holds_the_permission_may_send_a_request_that_requires_it()
    {
        Assert.Equal(CommonErrors.SignInRequired, await Refusal<ForHolders>());

        _user.IsSignedIn.Returns(true);
        Assert.Equal(CommonErrors.PermissionRequired("test.do"), await Refusal<ForHolders>());

        _user.May("test.do").Returns(true);
        Assert.Null(await Refusal<ForHolders>());
    }

    [Fact]
    public async Task A_request_that_declares_no_access_or_two_is_for_nobody()
    {
        _user.IsSignedIn.Returns(true);
        _user.May(default!).ReturnsForAnyArgs(true);

        Assert.Equal("common.access_undeclared", (await Refusal<Undeclared>())?.Code);
        Assert.Equal("common.access_undeclared", (await Refusal<Contradictory>())?.Code);
    }

    [Fact]
    public async Task Queries_are_guarded_like_commands()
    {
        var query = new AuthorizedQuery<GuardedQuery, string>(Substitute.For<IQueryHandler<GuardedQuery, string>>(), _user);

        Assert.Equal(CommonErrors.SignInRequired, (await query.Handle(new(), default)).Error);
    }

    [SignedIn]
    public sealed record GuardedQuery : IQuery<string>;

    private async Task<Error?> Refusal<TCommand>()
        where TCommand : ICommand<string>, new() =>
        (await new AuthorizedCommand<TCommand, string>(new Done<TCommand>(), _user).Handle(new(), default)).Error;

    private sealed class Done<TCommand> : ICommandHandler<TCommand, string>
        where TCommand : ICommand<string>
    {
        public Task<Result<string>> Handle(TCommand command, CancellationToken cancellationToken) => Task.FromResult<Result<string>>("done");
    }
}
