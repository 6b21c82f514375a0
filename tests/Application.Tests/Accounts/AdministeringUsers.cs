using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Paging;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using NSubstitute;

namespace CleanTemplate.Application.Tests.Accounts;

public sealed class AdministeringUsers
{
    private static readonly UserId Staff = Some.User();
    private static readonly UserId User = Some.User();
    private static readonly UserId Nobody = Some.User();

    private readonly Session _session = Some.Session(User);
    private readonly IUserAdministration _users = Substitute.For<IUserAdministration>();
    private readonly ISessionRepository _sessions = Substitute.For<ISessionRepository>();
    private readonly ISecurityLog _log = Substitute.For<ISecurityLog>();
    private readonly ICurrentUser _staff = Substitute.For<ICurrentUser>();
    private readonly IUserQueries _queries = Substitute.For<IUserQueries>();

    public AdministeringUsers()
    {
        _staff.Id.Returns(Staff);
        _sessions.FindLive(User, default).Returns([_session]);
        foreach (var user in new[] { User, Staff })
        {
            _users.AssignRole(user, Roles.Manager, default).Returns(true);
            _users.TakeRole(user, Roles.Manager, default).Returns(true);
            _users.Lock(user, default).Returns(true);
            _users.Unlock(user, default).Returns(true);
        }
    }

    [Fact]
    public async Task Assigning_a_role_is_written_down()
    {
        Assert.Null((await Assign(User)).Error);

        await _users.Received(1).AssignRole(User, Roles.Manager, default);
        Assert.Single(_users.ReceivedCalls());
        OnlyWritten(SecurityEventKind.RoleAssigned, Roles.Manager);
    }

    [Fact]
    public async Task Taking_a_role_is_written_down()
    {
        Assert.Null((await Take(User)).Error);

        await _users.Received(1).TakeRole(User, Roles.Manager, default);
        Assert.Single(_users.ReceivedCalls());
        OnlyWritten(SecurityEventKind.RoleTaken, Roles.Manager);
    }

    [Fact]
    public async Task Locking_a_user_ends_all_their_sessions_and_is_written_down()
    {
        Assert.Null((await Lock(User)).Error);

        Assert.Equal((SessionEnd.Locked, Some.Time), (_session.EndedBecause, _session.EndedAt));
        OnlyWritten(SecurityEventKind.Locked);
    }

    [Fact]
    public async Task Unlocking_a_user_is_written_down()
    {
        Assert.Null((await Unlock(User)).Error);

        await _users.Received(1).Unlock(User, default);
        OnlyWritten(SecurityEventKind.Unlocked);
    }

    [Fact]
    public async Task Nobody_locks_themselves_or_changes_their_own_roles()
    {
        Assert.Equal(AccountErrors.NotYourself, (await Assign(Staff)).Error);
        Assert.Equal(AccountErrors.NotYourself, (await Take(Staff)).Error);
        Assert.Equal(AccountErrors.NotYourself, (await Lock(Staff)).Error);

        Assert.Empty(_users.ReceivedCalls());
        NothingElseHappened();
    }

    [Fact]
    public async Task A_user_that_is_not_there_is_not_found()
    {
        Assert.Equal(AccountErrors.UserNotFound(Nobody), (await Assign(Nobody)).Error);
        Assert.Equal(AccountErrors.UserNotFound(Nobody), (await Take(Nobody)).Error);
        Assert.Equal(AccountErrors.UserNotFound(Nobody), (await Lock(Nobody)).Error);
        Assert.Equal(AccountErrors.UserNotFound(Nobody), (await Unlock(Nobody)).Error);
        Assert.Equal(AccountErrors.UserNotFound(Nobody), (await new GetUserHandler(_queries).Handle(new(Nobody), default)).Error);

        NothingElseHappened();
    }

    [Fact]
    public async Task Staff_read_a_user()
    {
        var profile = Some.Profile(User);
        _queries.Find(User, default).Returns(profile);

        Assert.Same(profile, (await new GetUserHandler(_queries).Handle(new(User), default)).Value);
    }

    [Fact]
    public async Task Staff_list_users_by_the_beginning_of_their_address()
    {
        ListUsers list = new("ad", Page: 2);
        Page<UserDto> page = new([Some.Profile(User)], Number: 2, Size: 20, TotalCount: 21);
        _queries.List("ad", list, default).Returns(page);

        Assert.Same(page, (await new ListUsersHandler(_queries).Handle(list, default)).Value);
    }

    private void OnlyWritten(SecurityEventKind kind, string? detail = null)
    {
        _log.Received(1).Write(kind, User, detail);
        Assert.Single(_log.ReceivedCalls());
    }

    private void NothingElseHappened()
    {
        Assert.Empty(_sessions.ReceivedCalls());
        Assert.Empty(_log.ReceivedCalls());
    }

    private Task<Result<Unit>> Assign(UserId user) => new AssignRoleHandler(_users, _log, _staff).Handle(new(user, Roles.Manager), default);

    private Task<Result<Unit>> Take(UserId user) => new TakeRoleHandler(_users, _log, _staff).Handle(new(user, Roles.Manager), default);

    private Task<Result<Unit>> Lock(UserId user) => new LockUserHandler(_users, _sessions, _log, _staff, Some.Clock).Handle(new(user), default);

    private Task<Result<Unit>> Unlock(UserId user) => new UnlockUserHandler(_users, _log).Handle(new(user), default);
}

/// <summary>What users see and change of themselves; the request names nobody, so it can be nobody else.</summary>
public sealed class Profiles
{
    private static readonly UserId User = Some.User();

    private readonly IUserQueries _users = Substitute.For<IUserQueries>();
    private readonly IAccounts _accounts = Substitute.For<IAccounts>();
    private readonly ICurrentUser _user = Substitute.For<ICurrentUser>();

    public Profiles() => _user.Id.Returns(User);

    [Fact]
    public async Task My_profile_is_that_of_whoever_asks()
    {
        var profile = Some.Profile(User);
        _users.Find(User, default).Returns(profile);

        Assert.Same(profile, (await new GetMyProfileHandler(_users, _user).Handle(new(), default)).Value);
    }

    [Fact]
    public async Task The_profile_of_an_account_that_is_gone_is_not_found() =>
        Assert.Equal(AccountErrors.UserNotFound(User), (await new GetMyProfileHandler(_users, _user).Handle(new(), default)).Error);

    [Fact]
    public async Task A_new_name_is_that_of_whoever_asks()
    {
        Assert.Null((await new ChangeMyNameHandler(_accounts, _user).Handle(new("Somebody Else"), default)).Error);

        await _accounts.Received(1).Rename(User, "Somebody Else", default);
        Assert.Single(_accounts.ReceivedCalls());
    }
}
