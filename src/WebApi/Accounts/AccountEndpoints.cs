using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common;
using CleanTemplate.Domain.Common;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanTemplate.WebApi.Accounts;

internal sealed class AccountEndpoints : IEndpointGroup
{
    public void Map(IEndpointRouteBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("Accounts").RequireRateLimiting(RateLimits.Credentials);

        accounts.MapPost("/", Register).Refuses(409, 413, 415);
        accounts.MapPost("/confirmations", Confirm).Refuses(409, 413, 415, 422);
        accounts.MapPost("/confirmation-mails", Resend).Refuses(413, 415);
        accounts.MapPost("/password-reset-mails", Forgot).Refuses(413, 415);
        accounts.MapPost("/password-resets", Reset).Refuses(409, 413, 415, 422);

        var me = accounts.MapGroup("/me").RequireAuthorization().RequireRateLimiting(RateLimits.PerUser);

        me.MapGet("/", Get).Refuses();
        me.MapPut("/name", ChangeName).Refuses(413, 415);
        me.MapPut("/password", ChangePassword).Refuses(409, 413, 415, 422);
    }

    private static async Task<Results<Accepted, ProblemHttpResult>> Register(
        Register command, ICommandHandler<Register, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(command, cancellationToken)).ToAccepted();

    private static async Task<Results<NoContent, ProblemHttpResult>> Confirm(
        ConfirmEmail command, ICommandHandler<ConfirmEmail, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(command, cancellationToken)).ToNoContent();

    private static async Task<Results<Accepted, ProblemHttpResult>> Resend(
        ResendConfirmation command, ICommandHandler<ResendConfirmation, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(command, cancellationToken)).ToAccepted();

    private static async Task<Results<Accepted, ProblemHttpResult>> Forgot(
        ForgotPassword command, ICommandHandler<ForgotPassword, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(command, cancellationToken)).ToAccepted();

    private static async Task<Results<NoContent, ProblemHttpResult>> Reset(
        ResetPassword command, ICommandHandler<ResetPassword, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(command, cancellationToken)).ToNoContent();

    private static async Task<Results<Ok<Envelope<UserDto>>, ProblemHttpResult>> Get(
        IQueryHandler<GetMyProfile, UserDto> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(new(), cancellationToken)).ToOk();

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeName(
        ChangeMyName command, ICommandHandler<ChangeMyName, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(command, cancellationToken)).ToNoContent();

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangePassword(
        ChangePassword command, ICommandHandler<ChangePassword, Unit> handler, CancellationToken cancellationToken) =>
        (await handler.Handle(command, cancellationToken)).ToNoContent();
}
