// SPDX-License-Identifier: GPL-2.0
/*
 * The C side of kernel.misc: file operations that call the device's methods.
 *
 * User space memory is touched here only, so that drivers see bytes objects. An opening holds a
 * reference to its device (in the File object), hence a device is unregistered when it is closed
 * everywhere and nobody else holds it.
 */

#include <linux/errno.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/preempt.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#include <cythonk/bytes.h>
#include <cythonk/compat.h>
#include <cythonk/error.h>
#include <cythonk/int.h>
#include <cythonk/misc.h>

/* Methods of kernel/misc.pyx, which is linked into every module that has a misc device. */
struct File;
struct MiscDevice;
struct File *kernel_misc_opened(struct MiscDevice *device);
int kernel_misc_closed(struct File *f);
struct ck_object *kernel_misc_fetch(struct File *f, size_t n, long long pos);
struct ck_object *kernel_misc_store(struct File *f, struct ck_object *chunk, long long pos);
int kernel_misc_known(struct File *f, unsigned int command);
struct ck_object *kernel_misc_control(struct File *f, unsigned int command, void *argument);

/*
 * One write(2) hands at most this to the driver; the rest is a short write, which callers of
 * write(2) expect.
 */
#define CK_MISC_CHUNK	((size_t)1 << 20)

/**
 * struct ck_misc - a registered device
 * @misc: what the kernel knows
 * @dev: the device object; borrowed, since its destructor unregisters
 */
struct ck_misc {
	struct miscdevice misc;
	struct ck_object *dev;
};

/*
 * Drop a reference to a device inside of its open(2). Others may have dropped theirs meanwhile; but
 * misc_open() holds the lock that unregistering takes, so the destructor must not run here. Where
 * it may not sleep it is deferred.
 */
static void ck_misc_put_in_open(struct ck_object *dev)
{
	preempt_disable();
	ck_put(dev);
	preempt_enable();
}

static int ck_misc_open(struct inode *inode, struct file *file)
{
	struct ck_misc *m = container_of(file->private_data, struct ck_misc, misc);
	struct File *f;

	/*
	 * The last reference may be on its way out; its destructor waits for us in
	 * misc_deregister().
	 */
	if (!kref_get_unless_zero(&m->dev->ref))
		return -ENODEV;
	f = kernel_misc_opened((struct MiscDevice *)m->dev);
	ck_misc_put_in_open(m->dev);
	if (!f)
		return ck_err_to_errno("open");
	file->private_data = f;
	return 0;
}

static int ck_misc_release(struct inode *inode, struct file *file)
{
	struct File *f = file->private_data;

	if (kernel_misc_closed(f) < 0)
		ck_err_warn_unraisable("release");
	ck_put((struct ck_object *)f);
	return 0;
}

static ssize_t ck_misc_read(struct file *file, char __user *buf, size_t n, loff_t *pos)
{
	struct ck_object *data = kernel_misc_fetch(file->private_data, n, *pos);
	ssize_t len;

	if (!data)
		return ck_err_to_errno("read");
	len = ck_bytes_len(data);
	if (len < 0) {
		len = ck_err_to_errno("read");
	} else if ((size_t)len > n) {
		ck_raise(&ck_ValueError, "read() returned %zd bytes, %zu were asked for", len, n);
		len = ck_err_to_errno("read");
	} else if (copy_to_user(buf, ck_bytes_data(data), len)) {
		len = -EFAULT;
	} else {
		*pos += len;
	}
	ck_put(data);
	return len;
}

/* How many bytes a write method took: its result, or all of them for None. */
static ssize_t ck_misc_taken(struct ck_object *result, size_t n)
{
	ssize_t taken = n;

	if (result != CK_NONE)
		taken = ck_as_ssize(result);
	if (result != CK_NONE && taken == -1 && ck_err_occurred())
		return ck_err_to_errno("write");
	if (taken < 0 || (size_t)taken > n) {
		ck_raise(&ck_ValueError, "write() returned %zd of %zu bytes", taken, n);
		return ck_err_to_errno("write");
	}
	return taken;
}

static ssize_t ck_misc_write(struct file *file, const char __user *buf, size_t n, loff_t *pos)
{
	struct ck_object *chunk, *result;
	ssize_t taken;

	n = min(n, CK_MISC_CHUNK);
	chunk = ck_bytes_new(NULL, n, GFP_KERNEL);
	if (!chunk)
		return ck_err_to_errno("write");
	if (copy_from_user(ck_bytes_data(chunk), buf, n)) {
		ck_put(chunk);
		return -EFAULT;
	}
	result = kernel_misc_store(file->private_data, chunk, *pos);
	ck_put(chunk);
	if (!result)
		return ck_err_to_errno("write");
	taken = ck_misc_taken(result, n);
	ck_put(result);
	if (taken > 0)
		*pos += taken;
	return taken;
}

/* What an ioctl method gives back to user space: its result, 0 for None. */
static long ck_misc_answer(struct ck_object *result)
{
	ssize_t answer = result == CK_NONE ? 0 : ck_as_ssize(result);

	if (answer == -1 && ck_err_occurred())
		return ck_err_to_errno("ioctl");
	if (answer < 0 || answer > INT_MAX) {
		ck_raise(&ck_ValueError, "ioctl returned %zd; it takes 0 to %d", answer, INT_MAX);
		return ck_err_to_errno("ioctl");
	}
	return answer;
}

/*
 * The method works on a copy, zeroed where user space gives nothing: what it leaves alone tells
 * nothing of the kernel's memory, and another thread cannot change what it has checked.
 */
static long ck_misc_ioctl(struct file *file, unsigned int command, unsigned long arg)
{
	struct File *f = file->private_data;
	void __user *user = (void __user *)arg;
	size_t size = _IOC_SIZE(command);
	struct ck_object *result;
	void *copy;
	long answer;

	if (!kernel_misc_known(f, command))
		return -ENOTTY;
	copy = kzalloc(size, GFP_KERNEL_ACCOUNT);
	if (!copy)
		return -ENOMEM;
	answer = -EFAULT;
	if ((_IOC_DIR(command) & _IOC_WRITE) && copy_from_user(copy, user, size))
		goto out;
	result = kernel_misc_control(f, command, copy);
	if (!result) {
		answer = ck_err_to_errno("ioctl");
		goto out;
	}
	answer = ck_misc_answer(result);
	ck_put(result);
	if (answer >= 0 && (_IOC_DIR(command) & _IOC_READ) && copy_to_user(user, copy, size))
		answer = -EFAULT;
out:
	kfree(copy);
	return answer;
}

static const struct file_operations ck_misc_fops = {
	.owner = THIS_MODULE,
	.open = ck_misc_open,
	.release = ck_misc_release,
	.read = ck_misc_read,
	.write = ck_misc_write,
	.unlocked_ioctl = ck_misc_ioctl,
	.compat_ioctl = compat_ptr_ioctl,
	.llseek = default_llseek,
};

/**
 * ck_misc_register - make a device appear under /dev
 * @dev: the device object; must call ck_misc_unregister() before it goes
 * @name: its name under /dev
 * @mode: permission bits
 *
 * Context: process, may sleep.
 * Return: the registration, or NULL with an exception pending.
 */
struct ck_misc *ck_misc_register(struct ck_object *dev, const char *name, int mode)
{
	struct ck_misc *m = kzalloc_obj(*m, GFP_KERNEL);
	int err;

	if (!m)
		goto nomem;
	m->dev = dev;
	m->misc.minor = MISC_DYNAMIC_MINOR;
	m->misc.fops = &ck_misc_fops;
	m->misc.mode = mode & 0777;
	m->misc.name = kstrdup(name, GFP_KERNEL);
	if (!m->misc.name)
		goto free;
	err = misc_register(&m->misc);
	if (!err)
		return m;
	kfree(m->misc.name);
	kfree(m);
	ck_raise_errno(err);
	return NULL;
free:
	kfree(m);
nomem:
	ck_raise_nomem();
	return NULL;
}

/**
 * ck_misc_unregister - remove a device
 * @misc: what ck_misc_register() returned
 *
 * Context: process, may sleep. No opening is left: each holds a reference to the device.
 */
void ck_misc_unregister(struct ck_misc *misc)
{
	misc_deregister(&misc->misc);
	kfree(misc->misc.name);
	kfree(misc);
}
