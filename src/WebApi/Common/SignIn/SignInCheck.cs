using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CleanTemplate.WebApi.Common.SignIn;

/// <summary>Stops a start in which nobody could ever sign in.</summary>
internal sealed class SignInCheck(IAuthenticationSchemeProvider schemes, IHostEnvironment environment) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!(await schemes.GetAllSchemesAsync()).Any())
            throw new OptionsValidationException("Authentication", typeof(AuthenticationOptions),
                [$"Authentication: no scheme is registered in the environment {environment.EnvironmentName}. The development sign-in exists in Development only; add a scheme in SignInServices."]);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
