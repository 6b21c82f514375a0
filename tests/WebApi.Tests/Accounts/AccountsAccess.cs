using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.WebApi.Tests.Access;

namespace CleanTemplate.WebApi.Tests.Accounts;

internal sealed class AccountsAccess : AccessRows
{
    private const string Password = RegisteredUsers.Password;

    public override IEnumerable<AccessRow> Rows => [.. Accounts, .. Sessions, .. Users];

    private static IEnumerable<AccessRow> Accounts =>
    [
        Row("/.well-known/jwks.json", anonymous: Passes, customer: Passes, other: Passes, manager: Passes, admin: Passes, request: Always(() => Get("/.well-known/jwks.json"))),
        Row<Register>(anonymous: Passes, customer: Passes, other: Passes, manager: Passes, admin: Passes, request: Always(() =>
            Post("/api/v1/accounts", new { Email = NewEmail(), Name = "Somebody", Password }))),
        Row<ConfirmEmail>(anonymous: Passes, customer: Passes, other: Passes, manager: Passes, admin: Passes, request: async scene =>
        {
            var user = await RegisteredUsers.Pending(scene.Api);
            return Post("/api/v1/accounts/confirmations", new { user, (await RegisteredUsers.LinkOf(scene.Api, user, LinkFor.Confirmation)).Token });
        }),
        Row<ResendConfirmation>(anonymous: Passes, customer: Passes, other: Passes, manager: Passes, admin: Passes, request: Always(() =>
            Post("/api/v1/accounts/confirmation-mails", new { Email = NewEmail() }))),
        Row<ForgotPassword>(anonymous: Passes, customer: Passes, other: Passes, manager: Passes, admin: Passes, request: Always(() =>
            Post("/api/v1/accounts/password-reset-mails", new { Email = NewEmail() }))),
        Row<ResetPassword>(anonymous: Passes, customer: Passes, other: Passes, manager: Passes, admin: Passes, request: async scene =>
            Post("/api/v1/accounts/password-resets", new { user = scene.Customer, (await RegisteredUsers.LinkOf(scene.Api, scene.Customer, LinkFor.PasswordReset)).Token, Password })),
        Row<GetMyProfile>(anonymous: 401, customer: Passes, other: Passes, manager: Passes, admin: Passes, request: Always(() => Get("/api/v1/accounts/me"))),
        Row<ChangeMyName>(anonymous: 401, customer: Passes, other: Passes, manager: Passes, admin: Passes, request: Always(() =>
            Put("/api/v1/accounts/me/name", new { Name = "Somebody else" }))),
        Row<ChangePassword>(anonymous: 401, customer: Passes, other: Passes, manager: Passes, admin: Passes, request: Always(() =>
            Put("/api/v1/accounts/me/password", new { Present = Password, Next = Password }))),
    ];

    private static IEnumerable<AccessRow> Sessions =>
    [
        Row<SignIn>(anonymous: Passes, customer: Passes, other: Passes, manager: Passes, admin: Passes, request: async scene =>
            Post("/api/v1/sessions", new { (await RegisteredUsers.LinkOf(scene.Api, scene.Customer, LinkFor.PasswordReset)).Email, Password })),
        Row<RefreshSession>(anonymous: Passes, customer: Passes, other: Passes, manager: Passes, admin: Passes, request: async scene =>
            Post("/api/v1/sessions/refresh", new { (await RegisteredUsers.NewSession(scene.Api, scene.Customer)).RefreshToken })),
        Row<ListMySessions>(anonymous: 401, customer: Passes, other: Passes, manager: Passes, admin: Passes, request: Always(() => Get("/api/v1/sessions"))),
        Row<SignOutEverywhere>(anonymous: 401, customer: Passes, other: Passes, manager: Passes, admin: Passes, request: Always(() => Delete("/api/v1/sessions"))),
        Row<SignOut>(anonymous: 401, customer: Passes, other: Passes, manager: Passes, admin: Passes, request: Always(() => Delete("/api/v1/sessions/current"))),
        Row<EndSession>(anonymous: 401, customer: Passes, other: 404, manager: 404, admin: 404, request: async scene =>
            Delete($"/api/v1/sessions/{(await RegisteredUsers.NewSession(scene.Api, scene.Customer)).Session}")),
    ];

    private static IEnumerable<AccessRow> Users =>
    [
        Row<ListUsers>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: Always(() => Get("/api/v1/users"))),
        Row<GetUser>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: scene => Task.FromResult(Get($"/api/v1/users/{scene.Customer}"))),
        Row<AssignRole>(anonymous: 401, customer: 403, other: 403, manager: 403, admin: Passes, request: async scene => Put($"{await Somebody(scene)}/roles/manager")),
        Row<TakeRole>(anonymous: 401, customer: 403, other: 403, manager: 403, admin: Passes, request: async scene => Delete($"{await Somebody(scene)}/roles/customer")),
        Row<LockUser>(anonymous: 401, customer: 403, other: 403, manager: 403, admin: Passes, request: async scene => Put($"{await Somebody(scene)}/lock")),
        Row<UnlockUser>(anonymous: 401, customer: 403, other: 403, manager: 403, admin: Passes, request: async scene => Delete($"{await Somebody(scene)}/lock")),
    ];

    private static async Task<string> Somebody(Scene scene) => $"/api/v1/users/{await TestedUsers.OfThisHost.Create(scene.Api, Roles.Customer)}";

    private static string NewEmail() => $"{Guid.NewGuid():N}@example.com";
}
