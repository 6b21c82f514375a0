using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using NSubstitute;

namespace CleanTemplate.Application.Tests.Accounts;

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
