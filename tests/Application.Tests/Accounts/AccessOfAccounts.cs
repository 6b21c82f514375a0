using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Tests.Accounts;

/// <summary>Who may send which request of the area.</summary>
public sealed class AccessOfAccounts
{
    private const string Anybody = "anybody", SignedIn = "signed in";

    public static TheoryData<Type, string> Declared => new()
    {
        { typeof(Register), Anybody },
        { typeof(ConfirmEmail), Anybody },
        { typeof(ResendConfirmation), Anybody },
        { typeof(SignIn), Anybody },
        { typeof(RefreshSession), Anybody },
        { typeof(ForgotPassword), Anybody },
        { typeof(ResetPassword), Anybody },
        { typeof(SignOut), SignedIn },
        { typeof(SignOutEverywhere), SignedIn },
        { typeof(ListMySessions), SignedIn },
        { typeof(EndSession), SignedIn },
        { typeof(ChangePassword), SignedIn },
        { typeof(GetMyProfile), SignedIn },
        { typeof(ChangeMyName), SignedIn },
        { typeof(ListUsers), "users:read" },
        { typeof(GetUser), "users:read" },
        { typeof(AssignRole), "users:assign-roles" },
        { typeof(TakeRole), "users:assign-roles" },
        { typeof(LockUser), "users:lock" },
        { typeof(UnlockUser), "users:lock" },
    };

    [Theory, MemberData(nameof(Declared))]
    public void A_request_is_for_whom_the_table_says(Type request, string access) => Assert.Equal(access, Said(Access.Of(request)));

    [Fact]
    public void The_table_names_every_request_of_the_area() =>
        Assert.Equal(Names(Requests()), Names(Declared.Select(row => row.Data.Item1)));

    [Theory]
    [InlineData(Roles.Customer)]
    [InlineData(Roles.Manager, AccountPermissions.ReadUsers)]
    [InlineData(Roles.Admin, AccountPermissions.ReadUsers, AccountPermissions.AssignRoles, AccountPermissions.Lock)]
    public void Managers_read_users_and_only_admins_change_them(string role, params string[] permissions) => Assert.Equal(
        permissions,
        new[] { AccountPermissions.ReadUsers, AccountPermissions.AssignRoles, AccountPermissions.Lock }.Where(permission => RoleGrants.Allow(role, permission)));

    private static string Said(AccessAttribute rule) => rule switch
    {
        PublicAttribute => Anybody,
        SignedInAttribute => SignedIn,
        RequirePermissionAttribute required => required.Permission,
        _ => "nobody",
    };

    private static IEnumerable<Type> Requests() => typeof(Register).Assembly.GetTypes().Where(type =>
        type.Namespace == typeof(Register).Namespace && !type.IsInterface && type.GetInterfaces().Any(face =>
            face.IsGenericType && (face.GetGenericTypeDefinition() == typeof(ICommand<>) || face.GetGenericTypeDefinition() == typeof(IQuery<>))));

    private static IEnumerable<string> Names(IEnumerable<Type> types) => types.Select(type => type.Name).Order(StringComparer.Ordinal);
}

/// <summary>Things whose details do not matter to the test at hand.</summary>
internal static class Some
{
    public const string Email = "user@example.com", Password = "long enough to be good";

    public static readonly DateTimeOffset Time = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly Error TooMany = AccountErrors.TooManyAttempts(TimeSpan.FromSeconds(30));

    public static readonly TimeProvider Clock = ClockAt(Time);

    public static UserId User() => UserId.New(Time);

    public static Session Session(UserId user, string tokenHash = "first") =>
        Domain.Accounts.Session.Start(SessionId.New(Time), user, tokenHash, "Phone", "Browser/1.0", Time);

    public static UserDto Profile(UserId user) => new(user, Email, "Somebody", [Roles.Customer], IsConfirmed: true, IsLocked: false, Time);

    public static TimeProvider ClockAt(DateTimeOffset time) => new StoppedClock(time);

    private sealed class StoppedClock(DateTimeOffset time) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => time;
    }
}
