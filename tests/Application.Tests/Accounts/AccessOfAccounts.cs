using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;

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
