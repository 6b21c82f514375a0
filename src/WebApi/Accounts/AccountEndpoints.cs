using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common;
using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Common.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanTemplate.WebApi.Accounts;

internal sealed class AccountEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("Accounts").RequireRateLimiting(RateLimits.Credentials);

        accounts.MapPost("/", Register).Refuses(409, 413, 415, 429);
        accounts.MapPost("/confirmations", Confirm).Refuses(409, 413, 415, 422);
        accounts.MapPost("/confirmation-mails", Resend).Refuses(409, 413, 415, 429);
        accounts.MapPost("/password-reset-mails", Forgot).Refuses(409, 413, 415, 429);
        accounts.MapPost("/password-resets", Reset).Refuses(409, 413, 415, 422);

        var me = accounts.MapGroup("/me").RequireAuthorization().RequireRateLimiting(RateLimits.PerUser);

        me.MapGet("/", Get).Refuses(404);
        me.MapPut("/name", ChangeName).Refuses(413, 415);
        me.MapPut("/password", ChangePassword).Refuses(409, 413, 415, 422);
    }

    [EndpointSummary("Makes an account")]
    [EndpointDescription("The answer is the same whether the address is new or not. Its owner gets a mail: with a link to confirm it, or with the news that somebody tried.")]
    private static async Task<Results<Accepted, ProblemHttpResult>> Register(
        Register command, ICommandHandler<Register, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(command, cancellationToken)).ToAccepted();

    [EndpointSummary("Confirms an e-mail address with the token of a mail")]
    private static async Task<Results<NoContent, ProblemHttpResult>> Confirm(
        ConfirmEmail command, ICommandHandler<ConfirmEmail, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(command, cancellationToken)).ToNoContent();

    [EndpointSummary("Sends the mail for the confirmation again")]
    [EndpointDescription("The answer is the same whether there is such an account or not.")]
    private static async Task<Results<Accepted, ProblemHttpResult>> Resend(
        ResendConfirmation command, ICommandHandler<ResendConfirmation, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(command, cancellationToken)).ToAccepted();

    [EndpointSummary("Sends a mail to choose a new password")]
    [EndpointDescription("The answer is the same whether there is such an account or not.")]
    private static async Task<Results<Accepted, ProblemHttpResult>> Forgot(
        ForgotPassword command, ICommandHandler<ForgotPassword, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(command, cancellationToken)).ToAccepted();

    [EndpointSummary("Chooses a new password with the token of a mail")]
    [EndpointDescription("Ends every session of the account.")]
    private static async Task<Results<NoContent, ProblemHttpResult>> Reset(
        ResetPassword command, ICommandHandler<ResetPassword, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(command, cancellationToken)).ToNoContent();

    [EndpointSummary("Shows your account")]
    private static async Task<Results<Ok<Envelope<UserDto>>, ProblemHttpResult>> Get(
        IQueryHandler<GetMyProfile, UserDto> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(), cancellationToken)).ToOk();

    [EndpointSummary("Changes your name")]
    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeName(
        ChangeMyName command, ICommandHandler<ChangeMyName, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(command, cancellationToken)).ToNoContent();

    [EndpointSummary("Changes your password")]
    [EndpointDescription("Ends every other session. This one goes on, with a new access token from its next refresh.")]
    private static async Task<Results<NoContent, ProblemHttpResult>> ChangePassword(
        ChangePassword command, ICommandHandler<ChangePassword, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(command, cancellationToken)).ToNoContent();
}

internal sealed class AccountExamples : IExamples
{
    private const string Email = "customer@example.com", Password = "a long and simple sentence", Token = "the token of the link";

    private static readonly UserId User = UserId.Parse("01941f29-7c00-7aaa-8bbb-0123456789ab", null);

    public IEnumerable<object> Bodies =>
    [
        new Register(Email, "A customer", Password),
        new ConfirmEmail(User, Token),
        new ResendConfirmation(Email),
        new ForgotPassword(Email),
        new ResetPassword(User, Token, Password),
        new ChangeMyName("A good customer"),
        new ChangePassword(Password, "another long and simple sentence"),
        new SignIn(Email, Password, Device: "A telephone"),
        new RefreshSession("the refresh token of the last answer"),
    ];
}
