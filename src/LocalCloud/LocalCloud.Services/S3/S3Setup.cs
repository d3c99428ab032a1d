using LocalCloud.Services.Contracts;
using LocalCloud.Services.S3.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LocalCloud.Services.S3;

/// <summary>Registers S3.</summary>
public static class S3Setup
{
    /// <summary>Adds S3. Needs the front door, <see cref="LocalCloud.Store.LocalStore"/>, <see cref="IEventBus"/> and <see cref="IAuthorizer"/>.</summary>
    public static IServiceCollection AddLocalS3(this IServiceCollection services) => services
        .AddSingleton<ObjectFiles>()
        .AddSingleton<ObjectLedger>()
        .AddSingleton<LocalObjects>()
        .AddSingleton<IObjects>(provider => provider.GetRequiredService<LocalObjects>())
        .AddSingleton<IBucketEvents>(provider => provider.GetRequiredService<LocalObjects>())
        .AddSingleton<IAwsService, S3Service>()
        .AddSingleton<ISdkActions, S3Actions>()
        .AddHostedService<OrphanSweep>();
}
